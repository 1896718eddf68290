"""A newsroom's rules file, read and tried out before anything is done by it.

In: a path.  Out: its overlay, or ``RulesError`` naming the file and the entry at fault; or, to check a file
before it is used, all its faults and what it changes.

>>> read_newsroom(Path("newsroom.toml")).where          # doctest: +SKIP
'newsroom.toml'
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from quotes.errors import QuotesError, RulesError
from quotes.models import Article
from quotes.rules import Overlay, laid, overlay_from, parse_rules, read_text
from quotes.workflow.examples import example_fault
from quotes.workflow.extracting import extract_article
from quotes.workflow.linking import compare_texts

#: Read by whatever rules a newsroom lays over, so that a fault that only shows in use is named before the work.
_TRIAL = (
    "“The pier is shut,” Interior Minister Ada Lom told the Herald on Monday, as first reported by the Coast Post. "
    "According to her, 12 boats “may not sail” until May, she said. The harbour master, 54, said that she had left."
)


@frozen
class RulesCheck:
    """What is wrong in a newsroom's rules file; nothing where ``faults`` is empty."""

    #: Each with its place and what to do.
    faults: tuple[RulesError, ...]
    #: How many examples of the file came out as they say.
    examples: int


def read_newsroom(path: Path) -> Overlay:
    """Return the overlay in a newsroom's file; raises ``RulesError`` naming the file and the entry at fault."""
    return rehearsed(overlay_from(read_text(path), str(path)))


def rehearsed(overlay: Overlay) -> Overlay:
    """Return ``overlay`` after it was tried out; raises ``RulesError`` where the rules do not work with it."""
    from quotes.lineage import find_credits
    from quotes.resolve.aliases import load_names

    with laid(overlay):
        try:
            load_names()
            article = Article("trial", _TRIAL)
            find_credits(article, extract_article(article, scare=True, indirect=True))
            compare_texts("We may not sail 12 boats until May.", "We will sail 20 boats.")
        except QuotesError as error:
            if isinstance(error, RulesError) and error.where.startswith(overlay.where):
                raise
            raise RulesError(overlay.where, f"does not fit the rules of this program ({error})") from None
        except Exception as error:  # a word that the program cannot do without
            fault = f"{type(error).__name__}: {error}"
            raise RulesError(overlay.where, f"takes out or adds what breaks the rules ({fault})") from None
    return overlay


def check_newsroom(path: Path) -> RulesCheck:
    """Return all faults of a newsroom's file and of its examples; raises ``RulesError`` where it is no TOML."""
    from quotes.rules.schema import overlay_faults

    text, where = read_text(path), str(path)
    faults = [fault.error() for fault in overlay_faults(parse_rules(text, where), where)]
    if faults:
        return RulesCheck(tuple(faults), 0)
    try:
        overlay = rehearsed(overlay_from(text, where))
    except RulesError as error:
        return RulesCheck((error,), 0)
    with laid(overlay):
        for number, example in enumerate(overlay.examples, 1):
            fault = example_fault(example)
            if fault:
                faults.append(RulesError(f"{where}, [examples], entry {number}", fault, "mend the rule or the example"))
    return RulesCheck(tuple(faults), len(overlay.examples) - len(faults))
