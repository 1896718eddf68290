"""``quotes rule``: a person's word against the machine's, kept in the store's ledger.

In: quotations or speakers, and what is right.  Out: the ledger's new entry; the list of them; JSON lines.

>>> same(context, "9c6c6ff3551614ef", "db94295dc294fb76")       # doctest: +SKIP
1  same  am, 2031-03-20 10:15 +00:00
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.commands import options
from quotes.commands.help import Command
from quotes.commands.messages import say, say_waiting
from quotes.commands.output import Output
from quotes.commands.session import session_of
from quotes.errors import UnreadableInputError

if TYPE_CHECKING:
    from quotes.models import SpeakerKind
    from quotes.store import Ruling, RulingKind, Store
    from quotes.workflow.ruling import Tell

app = typer.Typer(name="rule", no_args_is_help=True, rich_markup_mode=None, add_completion=False)

Subject = Annotated[
    str,
    typer.Argument(
        metavar="ID", callback=options.as_words, help="A quotation or a speaker: the id, or words that mean one only."
    ),
]
Other = Annotated[str, typer.Argument(metavar="ID", callback=options.as_words, help="The other one.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", callback=options.as_words, help="The reason, for the file.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", callback=options.as_words, help="Who rules; else your login name."),
]


@app.callback()
def start() -> None:
    """Overrule the machine: what is the same, who spoke, what is no speech at all.

    A ruling outlives adding articles again, new versions of them and new rules. None is ever deleted:
    undo takes one back, and the list shows both.

    \b
    Examples:
      quotes rule same 9c6c6ff3551614ef db94295dc294fb76 --why "one press conference"
      quotes rule different p:ira-moll p:moll
      quotes rule speaker 9c6c6ff3551614ef "Ada Moor" --why "heard the recording"
      quotes rule not-speech 44ec8a83fd3e0323
      quotes rule undo 3
    """


@app.command("same", cls=Command)
def same(
    context: typer.Context,
    one: Subject,
    two: Other,
    why: Why = "",
    by: By = None,
    shape: options.Shape = None,
) -> None:
    """Rule that two quotations are reports of the same words, or that two speakers are one.

    \b
    Examples:
      quotes rule same 9c6c6ff3551614ef db94295dc294fb76
      quotes rule same p:ada-moor p:a-moor --why "she signs both ways"
    """
    _rule(context, "same", [one, two], why, by, shape)


@app.command("different", cls=Command)
def different(
    context: typer.Context,
    one: Subject,
    two: Other,
    why: Why = "",
    by: By = None,
    shape: options.Shape = None,
) -> None:
    """Rule that two quotations are not the same words, or that two speakers are two.

    \b
    Examples:
      quotes rule different 9c6c6ff3551614ef db94295dc294fb76 --why "said a year apart"
    """
    _rule(context, "different", [one, two], why, by, shape)


@app.command("speaker", cls=Command)
def speaker(
    context: typer.Context,
    subject: Subject,
    name: Annotated[
        str, typer.Argument(metavar="NAME", callback=options.as_words, help="The right name, or a speaker's id.")
    ],
    organisation: Annotated[bool, typer.Option("--organisation", help="The name is that of an organisation.")] = False,
    why: Why = "",
    by: By = None,
    shape: options.Shape = None,
) -> None:
    """Rule who said a quotation, or what a speaker is called.

    \b
    Examples:
      quotes rule speaker 9c6c6ff3551614ef "Ada Moor" --why "heard the recording"
      quotes rule speaker 9c6c6ff3551614ef "Coast Board" --organisation
    """
    _rule(context, "speaker", [subject], why, by, shape, name=name, sort="organisation" if organisation else None)


@app.command("not-speech", cls=Command)
def not_speech(
    context: typer.Context, subject: Subject, why: Why = "", by: By = None, shape: options.Shape = None
) -> None:
    """Rule that words in marks were said by nobody: they leave every list and lineage.

    \b
    Examples:
      quotes rule not-speech 44ec8a83fd3e0323 --why "the name of a ship"
    """
    _rule(context, "not-speech", [subject], why, by, shape)


@app.command("undo", cls=Command)
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The number of the ruling; see quotes rule list.")],
    why: Why = "",
    by: By = None,
    shape: options.Shape = None,
) -> None:
    """Take a ruling back; what the machine had found holds again.

    \b
    Examples:
      quotes rule undo 3 --why "wrong recording"
    """
    from quotes.workflow.ruling import undo as take_back

    _record(
        context,
        lambda store, tell: take_back(store, number, who=_who(by), when=_now(), why=why, tell=tell),
        shape,
    )


@app.command("list", cls=Command)
def list_rulings(context: typer.Context, shape: options.Shape = None) -> None:
    """Show all rulings, oldest first, those that were undone or replaced by a newer one included.

    \b
    Examples:
      quotes rule list
      quotes rule list --format csv > rulings.csv
    """
    from quotes.present.rulings import RULINGS, Entry

    with session_of(context).open() as store:
        replaced = store.replaced()
        holding = {r.number for r in store.rulings()} - replaced.keys()
        entries = [Entry(r, r.number in holding, replaced.get(r.number)) for r in store.entries()]
    Output(shape).show(entries, RULINGS, nothing="nobody has ruled on anything in this store")


@app.command("export", cls=Command)
def export_rulings(context: typer.Context) -> None:
    """Print the ledger as JSON lines, to keep it beside the articles or carry it to another store.

    \b
    Examples:
      quotes rule export > rulings.jsonl
    """
    from quotes.commands.output import Format

    output = Output(Format.JSONL)
    with session_of(context).open() as store:
        for line in store.export_rulings():
            output.write(line + "\n")


@app.command("import", cls=Command)
def import_rulings(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help="Exported rulings, or - for standard input.")],
) -> None:
    """Take over exported rulings that are not here yet, and apply them.

    Those on articles that the store does not have yet wait for them.

    \b
    Examples:
      quotes rule import rulings.jsonl
    """
    from quotes.workflow.ruling import import_rulings as take_over

    say_waiting([file])
    lines = _lines_of(file)
    with session_of(context).open() as store:
        added = take_over(store, lines, "standard input" if file == "-" else file)
    say(f"{added} ruling{'' if added == 1 else 's'} taken over")


def _rule(
    context: typer.Context,
    kind: RulingKind,
    subjects: list[str],
    why: str,
    by: str | None,
    shape: options.Shape,
    *,
    name: str | None = None,
    sort: SpeakerKind | None = None,
) -> None:
    """Make one ruling and show it."""
    from quotes.workflow.ruling import rule

    _record(
        context,
        lambda store, tell: rule(
            store, kind, subjects, who=_who(by), when=_now(), why=why, name=name, sort=sort, tell=tell
        ),
        shape,
    )


def _record(context: typer.Context, make: Callable[[Store, Tell], Ruling], shape: options.Shape) -> None:
    from quotes.present.rulings import RULINGS, Entry

    sentences: list[str] = []
    with session_of(context).open() as store:
        ruling = make(store, sentences.append)
    Output(shape).one(Entry(ruling, ruling.undoes is None), RULINGS)
    for sentence in sentences:
        say(sentence)


def _who(by: str | None) -> str:
    """Return who rules: as given, else the login name, else "unknown" (a container without users)."""
    from getpass import getuser

    if by is not None and by.strip():
        return by.strip()
    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _lines_of(file: str) -> list[str]:
    """Return the lines of a file or of standard input."""
    from pathlib import Path

    from quotes.ingest.stream import standard_input

    try:
        data = standard_input().read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise UnreadableInputError(file, f"cannot be read ({(error.strerror or str(error)).lower()})") from None
    except UnicodeDecodeError:
        raise UnreadableInputError(file, "is not UTF-8", "export the rulings anew") from None
