"""A newsroom's own names: laid over the rules, kept in the store, and every quotation filed by them.

In: an open store and the text of a rules file with ``[aliases.people]`` and ``[aliases.organisations]``.
Out: how many quotations came under another name.  Every later ``add`` to that store goes by it.

>>> lay_names(store, '[aliases.people]\\n"Mara Venn" = ["The Ferry Queen"]', "newsroom.toml")   # doctest: +SKIP
2
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quotes.models import NameForm, Quotation

if TYPE_CHECKING:
    from quotes.resolve.aliases import NameRules
    from quotes.store import Store

#: The setting of a store that holds the file's text.
_SETTING = "names"


def names_of(store: Store) -> NameRules | None:
    """Return the rules for names that hold in a store; None for those that come with this program."""
    from quotes.resolve.aliases import names_with
    from quotes.rules import parse_rules

    text = store.setting(_SETTING)
    where = f"{store.path}, the newsroom's names"
    return names_with(parse_rules(text, where), where) if text else None


def lay_names(store: Store, text: str, where: str) -> int:
    """Let a newsroom's names hold in a store from now on; return how many quotations are filed anew.

    An empty text takes them away again.  Raises ``RulesError`` naming ``where`` and the entry at fault.
    """
    from quotes.assembly import relink
    from quotes.resolve.aliases import names_with
    from quotes.rules import parse_rules
    from quotes.workflow.adding import settle_speakers

    rules = names_with(parse_rules(text, where), where)
    if text == (store.setting(_SETTING) or ""):
        return 0
    forms, articles = _changed(store, names_of(store), rules)
    with store.transaction():
        store.set_setting(_SETTING, text)
        store.reform(forms)
        settle_speakers(store, anew=True)
        relink(store, articles)
    return len(forms)


def _changed(store: Store, old: NameRules | None, new: NameRules) -> tuple[dict[str, NameForm], list[str]]:
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
