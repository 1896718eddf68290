"""Rulings of people, as ``quotes rule`` shows them.

In: entries of the store's ledger, each with whether it was undone, by the shape of their fields.  Out: a view.

>>> RULINGS.columns[0]
'number'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

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


def ruling_record(found: tuple[Ruling, bool]) -> Record:
    """Return one ruling; ``holds`` is false for one that was undone, and for an undo itself."""
    ruling, holds = found
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
        "holds": holds,
    }


def told(ruling: Ruling) -> str:
    """Return a ruling that holds in a sentence, for whoever looks at what it is about."""
    what = ruling.kind + (f" {ruling.name}" if ruling.name else "")
    because = f", because: {ruling.why}" if ruling.why else ""
    by = f"by {ruling.who}, {when(ruling.when)}{because}"
    return f"ruling {ruling.number}: {what}, {by} (quotes rule undo {ruling.number})"


def _rows(record: Record) -> Iterator[Record]:
    subjects = [s["speaker"] or s["quotation"] or s["article"] for s in record["subjects"]]
    texts = [s["text"] for s in record["subjects"] if s["text"]]
    yield {**record, "subjects": "; ".join(subjects), "texts": "; ".join(texts)}


def _block(found: tuple[Ruling, bool], console: Console) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from quotes.present import terminal

    ruling, holds = found
    what = f"{ruling.kind} {ruling.undoes}" if ruling.undoes else ruling.kind
    undone = "" if holds or ruling.undoes else "  undone"
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


RULINGS: View[tuple[Ruling, bool]] = View(
    ruling_record,
    ["number", "kind", "subjects", "texts", "name", "undoes", "who", "when", "why", "holds"],
    _rows,
    _block,
)
