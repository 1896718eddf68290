"""Two or more who speak together: "Ana Ruiz and Jo Berg", "the mayor and her deputy".

In: the mentions of a page.  Out: the same with a ``joint`` mention after the last part of each such row.
"""

from __future__ import annotations

from quotes.extract.sentences import Page
from quotes.reading import Mention
from quotes.rules.lexicon import DETERMINER, flags_of

_AND = frozenset(("and", "&"))
_BETWEEN = frozenset((",", "and", "&"))


def join_pairs(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with joint ones put in, all references by index moved along."""
    joined: list[Mention] = []
    moved: list[int] = []
    row: list[int] = []
    tail, words = 0, page.words
    for mention in mentions:
        host = mention.apposed_to
        if host is not None and moved[host] != host:
            mention = _apposed(mention, moved[host])
        place = len(joined)
        moved.append(place)
        joined.append(mention)
        if row:
            if _hangs_on(joined, row[-1], tail, mention):
                tail = max(tail, mention.last if not mention.possessive else 0)
                continue
            if words[tail].text in _BETWEEN and _joins(page, joined[row[-1]], tail, mention):
                row.append(place)
                tail = mention.last
                if page.texts[_outer(page, mention) - 1] in _AND:
                    joined.append(_joint(joined, row, page))
                    row = []
                continue
        can_join = mention.form != "pronoun" and not mention.possessive and mention.kind != "document"
        row = [place] if can_join else []
        tail = mention.last
    return joined


def _apposed(m: Mention, host: int) -> Mention:
    """Return a mention with another host; ``evolve`` takes ten times as long."""
    return Mention(
        m.start, m.end, m.first, m.last, m.form, m.kind, m.name, m.sentence, m.title, m.role, m.gender, m.plural,
        m.possessive, m.head, m.preposition, host, m.nested, m.subject, m.parts, m.label,
    )  # fmt: skip


def _outer(page: Page, mention: Mention) -> int:
    """Return the first token of a mention with the role before it ("union leader Ana Ruiz")."""
    if mention.role and mention.form == "name":
        at = mention.start - len(mention.role) - 1
        if at >= 0 and page.text.startswith(mention.role, at):
            return mention.first - len(mention.role.split())
    return mention.first


def _hangs_on(joined: list[Mention], last: int, tail: int, mention: Mention) -> bool:
    """Whether a mention only says more of the last of a row or opens the next: "Ana Ruiz, [a baker], and [the …’s] …".

    ``tail`` is the token after the row.
    """
    if mention.possessive:
        return mention.form == "name" or mention.form == "nominal"
    if mention.apposed_to == last:
        return mention.form == "nominal" and joined[last].form == "name"
    return tail > joined[last].last and bool(mention.preposition) and mention.first - tail in (1, 2)


def _joins(page: Page, before: Mention, tail: int, mention: Mention) -> bool:
    """Whether only "and", a comma or both stand between two mentions of one form, ages and appositions aside."""
    if before.last > mention.first or mention.form != before.form or mention.sentence != before.sentence:
        return False
    if mention.apposed_to is not None:
        return False
    if mention.kind == "document":
        return False
    if _goes_on(page, mention):
        return False
    gap = page.texts[tail : _outer(page, mention)]
    if len(gap) > 2 and gap[1].isdigit() and gap[0] == ",":
        gap, tail = gap[2:], 0
    if tail != before.last:
        return gap in ([","], [",", "and"])
    return gap in (["and"], [","], [",", "and"], ["&"])


def _goes_on(page: Page, mention: Mention) -> bool:
    """Whether a description has no article of its own ("its oboist and [union delegate]" are one person)."""
    single = mention.form == "nominal" and mention.kind == "anonymous" and not mention.plural
    return single and not flags_of(page.texts[mention.first].lower()) & DETERMINER


def _joint(joined: list[Mention], row: list[int], page: Page) -> Mention:
    first, last = joined[row[0]], joined[row[-1]]
    return Mention(
        first.start, last.end, first.first, last.last, "joint", first.kind, page.text[first.start : last.end],
        first.sentence, plural=True, possessive=last.possessive, preposition=first.preposition, nested=first.nested,
        subject=first.subject, parts=tuple(row), label=first.label,
    )  # fmt: skip
