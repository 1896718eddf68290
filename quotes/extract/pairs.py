"""Two or more who speak together: "Ana Ruiz and Jo Berg", "the mayor and her deputy".

In: the mentions of a page.  Out: the same with a ``joint`` mention after the last part of each such row.
"""

from __future__ import annotations

from quotes.extract.sentences import Page
from quotes.reading import Mention
from quotes.rules.lexicon import AREA, BODY, COMMON, DESCRIPTIVE, DETERMINER, NOUN, VERB, flags_of

#: Longest bracket behind a name, in tokens.
_BRACKET = 5
_OWNED = ("his ", "her ", "their ")
_AND = frozenset(("and", "&"))
#: Before where somebody is from, or of which body: "Ana Ruiz [of] Lund and Jo Berg [of] Osmin".
_FROM = frozenset(("of", "from"))
_BETWEEN = frozenset((",", "and", "&"))
#: Behind a mention that can be part of a row stands one of these.
_GOES_ON = _BETWEEN | _FROM | {"("}
#: Words of these kinds stand in the names of bodies ("Economic and [Policy Research]").
_ORDINARY = AREA | BODY | COMMON | DESCRIPTIVE | NOUN | VERB


def join_pairs(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with joint ones put in, all references by index moved along."""
    joined: list[Mention] = []
    moved: list[int] = []
    row: list[int] = []
    tail, words = 0, page.words
    for n, mention in enumerate(mentions):
        host = mention.apposed_to
        if host is not None and moved[host] != host:
            mention = _apposed(mention, moved[host])
        place = len(joined)
        moved.append(place)
        if row:
            if mention.kind == "anonymous" and _brings_name(page, mentions, n):
                joined.append(mention)  # Ana Ruiz and [the mayor], Jo Berg
                continue
            if mention.first == tail + 1 and page.texts[tail] == "(" and page.texts[mention.last] == ")":
                joined.append(mention)
                tail = mention.last + 1
                continue
            if _hangs_on(page, joined, row[-1], tail, mention):
                joined.append(mention)
                tail = max(tail, mention.last if not mention.possessive else 0)
                continue
            if words[tail].text == "(":
                tail = _past_bracket(page, tail)
            if words[tail].text in _BETWEEN and _joins(page, joined, row, tail, mention):
                row.append(place)
                joined.append(mention)
                tail = mention.last
                if page.texts[_lead(joined, page, mention) - 1] in _AND:
                    joined.append(_joint(joined, row, page))
                    row = []
                continue
        joined.append(mention)
        tail = mention.last
        can_join = words[tail].text in _GOES_ON and mention.form != "pronoun" and mention.kind != "document"
        row = [place] if can_join and not mention.possessive else []
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


def _past_bracket(page: Page, tail: int) -> int:
    """Return the token after the bracket at ``tail``, if it is short: "Ana Ruiz [(Green)] and Jo Berg"."""
    return next((k + 1 for k in range(tail + 1, tail + _BRACKET) if page.words[k].text == ")"), tail)


def _brings_name(page: Page, mentions: list[Mention], n: int) -> bool:
    """Whether a description of one person only brings the name behind its comma: "[the club’s doctor], Ana Ruiz"."""
    mention = mentions[n]
    if mention.form != "nominal" or mention.kind != "anonymous" or mention.plural or mention.possessive:
        return False
    named = mentions[n + 1] if n + 1 < len(mentions) else mention
    comma = named.first == mention.last + 1 and page.texts[mention.last] == ","
    return comma and named.form == "name" and named.kind == "person" and named.apposed_to == n and not named.possessive


def _lead(joined: list[Mention], page: Page, mention: Mention) -> int:
    """Return the first token of a mention with what brings it: "[the mayor], Jo Berg", "[union leader] Jo Berg"."""
    if mention.form == "name" and mention.apposed_to is not None and mention.apposed_to < len(joined):
        host = joined[mention.apposed_to]
        if host.form == "nominal" and host.last == mention.first - 1:
            return host.first
    return _outer(page, mention)


def _hangs_on(page: Page, joined: list[Mention], last: int, tail: int, mention: Mention) -> bool:
    """Whether a mention only says more of the last of a row or opens the next: "Ana Ruiz, [a baker], and [the …’s] …".

    ``tail`` is the token after the row.
    """
    if mention.possessive:
        return mention.form in ("name", "nominal", "pronoun")
    if mention.apposed_to == last:
        return mention.form == "nominal" and joined[last].form == "name"
    if tail == joined[last].last and page.texts[tail] not in _FROM:
        return False
    return bool(mention.preposition) and mention.first - tail in (1, 2)


def _joins(page: Page, joined: list[Mention], row: list[int], tail: int, mention: Mention) -> bool:
    """Whether only "and", a comma or both stand between two mentions of one form, ages and appositions aside."""
    before, lead = joined[row[-1]], _lead(joined, page, mention)
    if before.last > mention.first or mention.sentence != before.sentence:
        return False
    if mention.form != before.form and not (before.form == "name" and _of_the_other(mention)):
        return False
    if mention.apposed_to is not None and lead == mention.first:
        return False
    if mention.kind == "document":
        return False
    if _goes_on(page, mention):
        return False
    gap = page.texts[tail:lead]
    if gap == [",", "and"] and tail == before.last and len(row) == 1 and before.apposed_to is None:
        return False  # Ana Ruiz thanked Jo Berg, and Ida Moll said
    hung = joined[-1].last == tail and joined[-1].preposition in _FROM
    if gap == ["and"] and page.texts[tail - 1] == ")":
        return True
    if gap == ["and"] and hung:
        return _is_plainly_a_person(page, mention)  # Ana Ruiz of Lund and Jo Berg
    if len(gap) > 2 and gap[1].isdigit() and gap[0] == ",":
        gap, tail = gap[2:], 0
    if tail != before.last:
        return gap in ([","], [",", "and"])
    return gap in (["and"], [","], [",", "and"], ["&"])


def _is_plainly_a_person(page: Page, mention: Mention) -> bool:
    """Whether a name is no second half of a body's: "of the Ways and [Means Committee]"."""
    ordinary = any(word.flags & _ORDINARY for word in page.words[mention.first : mention.last])
    return mention.kind == "person" and (mention.title is not None or not ordinary)


def _of_the_other(mention: Mention) -> bool:
    """Whether a description is of somebody by the one before: "Ana Ruiz and [her deputy]"."""
    person = mention.form == "nominal" and mention.kind == "anonymous" and not mention.plural
    return person and mention.name.startswith(_OWNED)


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
