"""Rulings of people, as ``quotes rule`` shows them.

In: entries of the store's ledger, each with whether it was undone, by the shape of their fields.  Out: a view.

>>> RULINGS.columns[0]
'number'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from quotes.present.records import Record
from quotes.present.telling import when
from quotes.present.views import View

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


class Subject(Protocol):
    """What a ruling is about."""

    @property
    def quotation(self) -> str | None: ...
    @property
    def article(self) -> str | None: ...
    @property
    def text(self) -> str | None: ...
    @property
    def speaker(self) -> str | None: ...


class Ruling(Protocol):
    """One entry of the ledger."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def subjects(self) -> Sequence[Subject]: ...
    @property
    def who(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def undoes(self) -> int | None: ...


class Entry(NamedTuple):
    """An entry of the ledger, and what has become of it."""

    ruling: Ruling
    #: False for one that was undone or replaced, and for an undo itself.
    holds: bool
    #: The number of the newer ruling on the same subjects that has taken its place.
    replaced_by: int | None = None


def ruling_record(found: Entry) -> Record:
    """Return one ruling; ``holds`` is false for one that was undone or replaced, and for an undo itself."""
    ruling = found.ruling
    return {
        "number": ruling.number,
        "kind": ruling.kind,
        "subjects": [
            {"quotation": s.quotation, "article": s.article, "text": s.text, "speaker": s.speaker}
            for s in ruling.subjects
        ],
        "name": ruling.name,
        "undoes": ruling.undoes,
        "who": ruling.who,
        "when": ruling.when,
        "why": ruling.why,
        "holds": found.holds,
        "replaced_by": found.replaced_by,
    }


def told(ruling: Ruling, itself: str) -> str:
    """Return a ruling that holds in a sentence, for whoever looks at the quotation ``itself`` that it is about."""
    others = [s.quotation for s in ruling.subjects if s.quotation and s.quotation != itself]
    joint = {"same": "the same words as", "different": "other words than"}.get(ruling.kind, ruling.kind)
    what = " ".join([joint, *([ruling.name] if ruling.name else others)])
    because = f", because: {ruling.why}" if ruling.why else ""
    by = f"by {ruling.who}, {when(ruling.when)}{because}"
    return f"ruling {ruling.number}: {what}, {by} (quotes rule undo {ruling.number})"


def _rows(record: Record) -> Iterator[Record]:
    subjects = [s["speaker"] or s["quotation"] or s["article"] for s in record["subjects"]]
    texts = [s["text"] for s in record["subjects"] if s["text"]]
    yield {**record, "subjects": "; ".join(subjects), "texts": "; ".join(texts)}


def _block(found: Entry, console: Console) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from quotes.present import terminal

    ruling = found.ruling
    what = f"{ruling.kind} {ruling.undoes}" if ruling.undoes else ruling.kind
    gone = f"  replaced by {found.replaced_by}" if found.replaced_by else "  undone"
    undone = "" if found.holds or ruling.undoes else gone
    by = terminal.words(f"{ruling.who}, {when(ruling.when)}", "dim")
    lines: list[RenderableType] = [Text.assemble(f"{ruling.number}  ", (what, "bold"), (undone, "yellow"), "  ", by)]
    for s in ruling.subjects:
        line = Text.assemble(terminal.words(s.speaker)) if s.speaker else terminal.quoted(s.text or "")
        if s.article:
            line = Text.assemble(line, "  ", terminal.words(f"{s.article} {s.quotation or ''}", "dim"))
        lines.append(terminal.indented(line))
    if ruling.name:
        lines.append(terminal.indented(terminal.words(f"is {ruling.name}")))
    if ruling.why:
        lines.append(terminal.indented(terminal.words(f"because: {ruling.why}")))
    return Group(*lines)


RULINGS: View[Entry] = View(
    ruling_record,
    ["number", "kind", "subjects", "texts", "name", "undoes", "who", "when", "why", "holds", "replaced_by"],
    _rows,
    _block,
)
