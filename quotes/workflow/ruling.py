"""A person's rulings: written into the ledger, applied, and whatever they touch linked anew.

In: an open store and a ruling on quotations or speakers (ids, names or words).  Out: the ledger's entry.
A ruling outlives adding again, new versions and linking anew; it can be undone, exported and imported.

>>> rule(store, "not-speech", ["c5e83055261879ac"], who="am", when="2031-03-20").number     # doctest: +SKIP
1
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from quotes.errors import NotFoundError, UsageError
from quotes.models import NameForm, Speaker, SpeakerKind
from quotes.patterns import compiled
from quotes.workflow.adding import settle_speakers
from quotes.workflow.consequences import Before, consequences
from quotes.workflow.finding import find_subject

if TYPE_CHECKING:
    from quotes.store import Ruling, RulingKind, Store

#: Gets what came of a ruling, sentence by sentence.
Tell = Callable[[str], None]
#: What looks like a speaker's id: "p:ana-kos".
_ID = compiled(r"[a-z]{1,3}:\S+")
#: Kinds of speaker that a name belongs to; the others are known in their own article only.
_NAMED: tuple[SpeakerKind, ...] = ("person", "organisation")


def rule(
    store: Store,
    kind: RulingKind,
    subjects: Sequence[str],
    *,
    who: str,
    when: str,
    why: str = "",
    name: str | None = None,
    sort: SpeakerKind | None = None,
    tell: Tell | None = None,
) -> Ruling:
    """Rule on quotations or speakers, each by id, name or words, and apply it; all or nothing.

    ``name`` is the right name of a speaker (or the id of one that the store knows), ``sort`` what kind of
    speaker that is, ``when`` an ISO 8601 time.  ``tell`` gets, sentence by sentence, what came of it.  A ruling
    that holds already is returned and not made again.
    Raises ``NotFoundError``, and ``UsageError`` for a ruling that makes no sense or a subject that may be several.
    """
    ids = [find_subject(store, subject) for subject in subjects]
    form = None if name is None else _form(store, ids[0], name, sort)
    touched, before = _articles_of(store, ids), Before.of(store, ids)
    with store.transaction():
        ruling = store.record(kind, ids, who=who, when=when, why=why, form=form)
        if ruling.number not in before.rulings:
            _apply(store, touched, [*ids, form.key] if form else ids)
    _tell(store, ruling, before, tell)
    return ruling


def undo(
    store: Store, number: int, *, who: str, when: str, why: str = "", tell: Tell | None = None
) -> Ruling:
    """Take back the ruling of that number; raises ``NotFoundError``, or ``UsageError`` if it was undone already."""
    ids = _subjects_of(store, number)
    touched, before = _articles_of(store, ids), Before.of(store, ids)
    with store.transaction():
        ruling = store.record("undo", who=who, when=when, why=why, undoes=number)
        _apply(store, touched, ids)
    _tell(store, ruling, before, tell)
    return ruling


def _tell(store: Store, ruling: Ruling, before: Before, tell: Tell | None) -> None:
    if tell is not None:
        for sentence in consequences(store, ruling, before):
            tell(sentence)


def import_rulings(store: Store, lines: Iterable[str], where: str) -> int:
    """Add the rulings of an exported ledger that are not here yet and apply them; return how many there were.

    All or nothing; raises ``UnreadableInputError`` naming ``where`` and the line.
    """
    before = len(store.entries())
    with store.transaction():
        added = store.import_rulings(lines, where)
        ids = [i for entry in store.entries()[before:] for i in _subjects_of(store, entry.undoes or entry.number)]
        _apply(store, _articles_of(store, ids), ids)
    return added


def _apply(store: Store, touched: Iterable[str], ids: Iterable[str]) -> None:
    """Decide anew who is who; link the ``touched`` articles anew and those in which ``ids`` are found then."""
    from quotes.assembly import relink
    from quotes.workflow.naming import held

    with held(store):
        settle_speakers(store)
        relink(store, dict.fromkeys([*touched, *_articles_of(store, ids)]))


def _subjects_of(store: Store, number: int) -> list[str]:
    """Return the ids that the ruling of a number is about, as they were when it was made, and that of its name."""
    found = [entry for entry in store.entries() if entry.number == number]
    ids = [s.quotation or s.speaker or "" for entry in found for s in entry.subjects]
    return ids + [entry.form.key for entry in found if entry.form]


def _articles_of(store: Store, ids: Iterable[str]) -> list[str]:
    """Return the articles in which quotations, or any words of speakers, stand now."""
    from quotes.store import QuotationFilter

    articles: dict[str, None] = {}
    for subject in ids:
        try:
            articles.setdefault(store.quotation(subject).article)
        except NotFoundError:
            speaker = store.speaker_of(subject)
            if speaker is not None:
                said = store.quotations(QuotationFilter(speaker=speaker))
                articles.update(dict.fromkeys(q.article for q in said))
    return list(articles)


def _form(store: Store, subject: str, name: str, sort: SpeakerKind | None) -> NameForm:
    """Return the form under which the right name of a subject's speaker is filed."""
    from quotes.resolve.speakers import name_form
    from quotes.workflow.naming import names_of

    if not any(c.isalnum() for c in name):
        raise UsageError(name or "the name", "is no name", "give the speaker's full name")
    kind = sort
    if _ID.fullmatch(name) and name not in store.find_speakers(name):
        raise UsageError(name, "is no speaker of this store", "quotes speakers shows the ids; else give the full name")
    if name in store.find_speakers(name):
        known = store.speaker(name)
        name, kind = known.name, known.kind
        if kind not in _NAMED:
            raise UsageError(known.id, f"is {kind}: such a source is known in its own article only", "give a name")
    return name_form(Speaker(name, kind or _kind_of(store, subject)), "ruled", names_of(store))


def _kind_of(store: Store, subject: str) -> SpeakerKind:
    """Return what kind of speaker a subject has, a person where that is no kind with a name."""
    try:
        speaker = store.quotation(subject).speaker
        kind = speaker.kind if speaker else None
    except NotFoundError:
        kind = store.speaker(store.speaker_of(subject) or subject).kind
    return kind if kind in _NAMED else "person"
