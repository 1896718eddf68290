"""A newsroom's own rules: laid over those that come with this program, kept in the store, and held to by it.

In: an open store and the text of a rules file (``quotes.rules.overlay``).  Out: how many quotations came under
another name, or how many articles were read anew.  Every later use of that store goes by the same rules, so
that it holds what it would hold had they been there from the start.

>>> lay_names(store, '[aliases.people]\\n"Mara Venn" = ["The Ferry Queen"]', "newsroom.toml")   # doctest: +SKIP
2
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from quotes.errors import QuotesError, RulesError
from quotes.models import Article, NameForm, Quotation, Rejection
from quotes.rules import Overlay, laid, overlay_from

if TYPE_CHECKING:
    from quotes.resolve.aliases import NameRules
    from quotes.store import Store

#: The setting of a store that holds the file's text.
_SETTING = "names"
#: Articles read from the store at a time, to be read anew.
_AT_A_TIME = 100


def overlay_of(store: Store) -> Overlay | None:
    """Return the newsroom's rules that hold in a store; None where it goes by those of this program."""
    text = store.setting(_SETTING)
    return _overlay(text, f"{store.path}, the newsroom's rules") if text else None


@lru_cache(maxsize=4)
def _overlay(text: str, where: str) -> Overlay:
    try:
        return overlay_from(text, where, strict=False)
    except RulesError as error:
        remedy = f"{error.remedy}, and lay the file over anew with --rules"
        raise RulesError(error.where, error.what, remedy) from None


def held(store: Store) -> AbstractContextManager[None]:
    """Let the rules of a store hold within the block."""
    return laid(overlay_of(store))


def names_of(store: Store) -> NameRules | None:
    """Return the rules for names that hold in a store; None for those that come with this program."""
    from quotes.resolve.aliases import load_names

    overlay = overlay_of(store)
    if overlay is None:
        return None
    with laid(overlay):
        return load_names()


def lay_names(store: Store, text: str, where: str, *, jobs: int = 1) -> int:
    """Let a newsroom's rules hold in a store from now on; return how many quotations that concerns.

    An empty text takes them away again.  Where nothing but names changed these are the quotations that are filed under
    another name; else every article is read and linked anew, and all quotations count.  All or nothing.  Raises
    ``RulesError`` naming ``where`` and the entry at fault.
    """
    from quotes.workflow.newsroom import rehearsed

    if text == (store.setting(_SETTING) or ""):
        return 0
    overlay = rehearsed(overlay_from(text, where))
    try:
        old, only_names = overlay_of(store), overlay.same_but_names(overlay_of(store))
    except RulesError:
        old, only_names = None, False
    with store.transaction():
        if only_names:
            return _file_anew(store, text, old, overlay)
        store.set_setting(_SETTING, text)
        with laid(overlay):
            return _read_anew(store, jobs)


def _file_anew(store: Store, text: str, old: Overlay | None, new: Overlay) -> int:
    """File the quotations by other names."""
    from quotes.assembly import relink
    from quotes.resolve.aliases import load_names
    from quotes.workflow.adding import settle_speakers

    with laid(old):
        before = load_names()
    with laid(new):
        forms, articles = _changed(store, before, load_names())
        store.set_setting(_SETTING, text)
        store.reform(forms)
        settle_speakers(store, anew=True)
        relink(store, articles)
    return len(forms)


def _read_anew(store: Store, jobs: int) -> int:
    """Read every article of the store by the rules in force; return how many quotations it has now."""
    from quotes.assembly import relink
    from quotes.workflow.adding import put_again, settle_speakers
    from quotes.workflow.extracting import extract_articles

    ids = [stored.article.id for stored in store.articles()]
    for result in extract_articles(_articles(store, ids), scare=True, indirect=True, jobs=jobs):
        if isinstance(result, Rejection):
            raise QuotesError(result.input, result.reason)
        put_again(store, *result)
    store.drop_stale_keys()
    settle_speakers(store, anew=True)
    relink(store, ids)
    return store.size("quotation")


def _articles(store: Store, ids: list[str]) -> Iterator[Article]:
    for first in range(0, len(ids), _AT_A_TIME):
        yield from [stored.article for stored in store.articles(ids[first : first + _AT_A_TIME])]


def _changed(store: Store, old: NameRules, new: NameRules) -> tuple[dict[str, NameForm], list[str]]:
    """Return the forms that other rules file quotations under, and the articles of these."""
    from quotes.resolve.speakers import forms_of

    forms: dict[str, NameForm] = {}
    articles: list[str] = []
    for article, found in groupby(store.quotations(), key=lambda q: q.article):
        # sources without a name are known in their own article only: no rule for names touches them
        own = [q for q in found if _named(q)]
        base = store.stored_article(article).base_id
        before, after = forms_of(base, own, old), forms_of(base, own, new)
        other = {i: form for i, form in after.items() if form.key != before[i].key}
        if other:
            forms.update(other)
            articles.append(article)
    return forms, articles


def _named(quotation: Quotation) -> bool:
    return quotation.speaker is not None and quotation.speaker.kind in ("person", "organisation")
