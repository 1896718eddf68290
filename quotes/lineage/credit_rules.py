"""The words that give credit, read from ``rules/credits.toml`` into patterns.

In: the rules file.  Out: ``CreditRule`` records and the patterns that find where one of them stands
beside an outlet's name.

>>> find_before("“No,” she told the ").id
'told'
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from quotes.errors import RulesError
from quotes.lineage.outlets import open_book, read_shapes
from quotes.patterns import compiled
from quotes.rules import read_rules

Covers = Literal["sentence", "account", "speaker", "article"]
CreditBasis = Literal["told-to", "credit"]

#: Longest stretch of words before (after) an outlet's name that can belong to the credit, in code points.
REACH = 140
#: Words that may stand between those of a credit and the name, at most.
_BETWEEN = 6
# ", a website for caretakers," between an outlet's name and its verb
_APPOSITION = r"(?:, (?:a|an|the|its|which|whose|once|now) [^,.;:“”]{2,60},)?"


class CreditRule(NamedTuple):
    """One way of giving credit."""

    id: str
    side: Literal["before", "after"]
    basis: CreditBasis
    covers: Covers
    #: A regular expression, its lists spelt out.
    words: str
    #: Whether any capitalised name in that place is an outlet's.
    any_name: bool
    #: The kinds of outlet that it can name; empty for all.
    kinds: frozenset[str]
    #: Only between brackets or on a line of its own.
    apart: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def starts_in(self, left: str) -> int | None:
        """Return where the rule's words start if they end ``left``, the text up to an outlet's name, or None.

        Between the words and the name may stand what describes the outlet ("told [the German weekly] X").
        """
        pattern = _compiled(self.id, self.side, self.words)
        found = [match.start("words") for end in ends_of_words(left) if (match := pattern.search(left, 0, end))]
        return min(found, default=None)

    def ends_in(self, right: str) -> int | None:
        """Return where the rule's words end if they open ``right``, the text from an outlet's name on, or None."""
        match = _compiled(self.id, self.side, self.words).match(right)
        return match.end() if match else None


class FoundRule(NamedTuple):
    """A rule and the place of its words, with what stands between them and the name, in the text searched."""

    id: str
    rule: CreditRule
    start: int
    end: int


@lru_cache(maxsize=1)
def read_credit_rules() -> tuple[CreditRule, ...]:
    """Return the rules in their order, those before a name first."""
    table = read_rules("credits")
    lists: dict[str, str] = table["words"]
    rules = []
    for side in ("before", "after"):
        for row in table[side]:
            rules.append(_read_rule(side, row, lists))  # noqa: PERF401
    return tuple(rules)


def _read_rule(side: Any, row: dict[str, Any], lists: dict[str, str]) -> CreditRule:
    if row["covers"] not in get_args(Covers) or row["basis"] not in get_args(CreditBasis):
        raise RulesError(
            f"rules/credits.toml, {row['id']}", "has an unknown basis or reach", "see the head of the file"
        )
    return CreditRule(
        row["id"],
        side,
        row["basis"],
        row["covers"],
        _spell_out(row["words"], lists),
        bool(row.get("any_name")),
        frozenset(row.get("kinds", ())),
        bool(row.get("only_parenthesis")),
        tuple(row["example"]),
        tuple(row.get("not", ())),
    )


@lru_cache(maxsize=1024)
def _compiled(rule: str, side: str, words: str) -> re.Pattern[str]:
    """Return the pattern of a rule, made when it is first asked for: an article without credits needs none."""
    before, after = rf"(?<!\w)(?P<words>{words})\Z", rf"{_APPOSITION}\s?(?P<words>{words})(?!\w)"
    whole = before if side == "before" else after
    try:
        return compiled(whole, re.IGNORECASE)
    except re.error as error:
        raise RulesError(f"rules/credits.toml, {rule}", f"is no regular expression ({error})") from None


def _spell_out(words: str, lists: dict[str, str]) -> str:
    """Return ``words`` with each {name} replaced by its list, lists within lists included."""
    for _ in range(3):
        for name, body in lists.items():
            words = words.replace("{" + name + "}", body)
    return words


@lru_cache(maxsize=1)
def _description() -> re.Pattern[str]:
    """Return the pattern of one word that may stand between the words of a credit and a name."""
    shapes = read_shapes()
    nouns = "|".join(re.escape(w) for w in sorted(shapes.nouns, key=lambda w: (-len(w), w)))
    whose = "|".join(re.escape(w) for w in sorted(open_book(()).nationalities, key=lambda w: (-len(w), w)))
    between = read_rules("credits")["words"]["between"]
    # "told the Osmin daily X"
    town = rf"(?-i:[A-ZÀ-Þ][\w-]+) (?:{nouns})"
    return compiled(rf" (?:{between}|{nouns}|{whose}|{town})", re.IGNORECASE)


@lru_cache(maxsize=1024)
def ends_of_words(left: str) -> tuple[int, ...]:
    """Return the places in ``left`` after which only words that describe an outlet stand, its end first.

    >>> ends_of_words("he told the British daily")
    (25, 19, 11, 7)
    """
    description = _description()
    words = {len(left): 0}
    for start in range(len(left) - 1, -1, -1):
        if left[start] == " ":
            after = [n for end, n in words.items() if n < _BETWEEN and description.fullmatch(left, start, end)]
            if after:
                words[start] = min(after) + 1
    return tuple(words)


@lru_cache(maxsize=1)
def named_anywhere() -> re.Pattern[str]:
    """Return the pattern of all words after which any capitalised name is an outlet's."""
    table = read_rules("credits")
    told_ids = table["recipients"]["after"]
    bodies = [_spell_out(row["words"], table["words"]) for row in table["before"] if row.get("any_name")]
    told = [_spell_out(row["words"], table["words"]) for row in table["before"] if row["id"] in told_ids]
    named = rf"(?:{'|'.join(bodies)})(?: the|(?<= by))|(?P<told>(?:{'|'.join(told)}) the)"
    return compiled(rf"(?<!\w)(?:{named}) (?=(?-i:[A-Z]))", re.IGNORECASE)


@lru_cache(maxsize=1)
def of_somebody() -> re.Pattern[str]:
    """Return the pattern of words that speak of somebody's words without the name ("her account")."""
    return compiled(rf"(?<!\w)(?:{read_rules('credits')['account']['of_somebody']})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def other_matter() -> re.Pattern[str]:
    """Return the pattern of words that make a sentence one about another matter than the article's words."""
    return compiled(rf"(?<!\w)(?:{read_rules('credits')['account']['other_matter']})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _show() -> re.Pattern[str]:
    show = read_rules("credits")["words"]["show"]
    return compiled(rf", (?:an?|the|its) (?:[a-z-]{{1,20}} ){{0,3}}{show} (?:of|on|from) (?:the )?[A-ZÀ-Þ]")


def other_outlets_show(right: str) -> bool:
    """Whether the words behind a name say that it is another outlet's show.

    >>> other_outlets_show(", a programme of Radio Osmin.")
    True
    """
    return _show().match(right) is not None


def find_before(text: str, kind: str | None = None, *, apart: bool = False) -> FoundRule | None:
    """Return the rule whose words end ``text``, the text up to an outlet's name; the one with most words wins."""
    start = max(0, len(text) - REACH)
    left = text[start:].rstrip()
    best: FoundRule | None = None
    for rule in read_credit_rules():
        if rule.side == "before" and _allowed(rule, kind, apart):
            found = rule.starts_in(left)
            if found is not None and (best is None or start + found < best.start):
                best = FoundRule(rule.id, rule, start + found, len(text))
    return best


def find_after(text: str, kind: str | None = None, *, apart: bool = False) -> FoundRule | None:
    """Return the rule whose words open ``text``, the text from an outlet's name on; the one with most words wins."""
    right = text[:REACH]
    best: FoundRule | None = None
    for rule in read_credit_rules():
        if rule.side == "after" and _allowed(rule, kind, apart):
            end = rule.ends_in(right)
            if end is not None and (best is None or end > best.end):
                best = FoundRule(rule.id, rule, 0, end)
    return best


def _allowed(rule: CreditRule, kind: str | None, apart: bool) -> bool:
    return (not rule.kinds or kind in rule.kinds) and (apart or not rule.apart)


@lru_cache(maxsize=1)
def _datelines() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return pairs of patterns: what stands before and after an agency's name in each kind of dateline."""
    table = read_rules("credits")["dateline"]
    capitals, place, dash, word = table["capitals"], table["place"], table["dash"], table["word"]
    return (
        (compiled(rf"(?:{capitals})?\("), compiled(rf"\)(?:{dash}|{word})")),
        (compiled(rf"{place}\("), compiled(rf"\){dash}")),
        (compiled(r"[^a-z\n(]{2,60}, "), compiled(dash)),
    )


def is_dateline(before: str, after: str) -> bool:
    """Whether an agency's name between ``before``, from the start of its line, and ``after`` makes a dateline.

    >>> is_dateline("OSTERVIK (", ") — Divers have found")
    True
    """
    return any(head.fullmatch(before) and tail.match(after) for head, tail in _datelines())


@lru_cache(maxsize=1)
def _weights() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_rules("credits")["weights"]
    first, helped = (
        compiled(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in table[name])})(?!\w)", re.IGNORECASE)
        for name in ("first", "helped")
    )
    return first, helped


def weigh_phrase(phrase: str) -> int:
    """Return 3 where a credit says that the outlet was first, 1 where it only helped, else 2."""
    first, helped = _weights()
    if first.search(phrase):
        return 3
    return 1 if helped.search(phrase) else 2
