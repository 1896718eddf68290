"""Decide, for each quotation, which mention speaks: the rules in their order, then what is carried over.

In: a scene.  Out: drafts, one for each quotation of the article, scare quotes among them.

>>> [name for name, _ in RULES][:2]
['label', 'before-tight']
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.extract import after, around, before, frames, free, inherit, interviews, labels
from quotes.extract.agents import phrase_starts
from quotes.extract.clause import verb_at
from quotes.extract.connectives import connected
from quotes.extract.finding import Finding, Rule
from quotes.extract.kinds import decide_kind
from quotes.extract.polarity import decide_polarity
from quotes.extract.scare import bracketed, is_scare
from quotes.extract.scene import Line, Scene
from quotes.extract.titles import is_title
from quotes.extract.told import find_told
from quotes.extract.woven import in_list
from quotes.models import NoSpeaker, Polarity, QuotationKind, Span
from quotes.reading import Draft
from quotes.rules import read_rules

#: The rules, asked in this order; the first that finds a speaker decides.
RULES: tuple[tuple[str, Rule], ...] = (
    ("label-letter", interviews.question_or_answer),
    ("label", labels.label),
    ("label-turn", frames.of_turn),
    ("headline-role", labels.titled),
    ("fronted", frames.fronted),
    ("after-far-woven", lambda scene, quote: after.far(scene, quote) if _in_prose(scene, quote) else None),
    ("noun-cue-colon", lambda scene, quote: around.noun_cue(scene, quote) if _of_noun(scene, quote) else None),
    ("colon-blunt", around.blunt),
    ("after-subject-woven", lambda scene, quote: after.following(scene, quote) if _closed_by(scene, quote) else None),
    ("passive-agent-behind", frames.agent_behind),
    ("let-known", frames.let_known),
    ("before-tight", before.tight),
    ("according-to-behind", around.according_to_behind),
    ("after-inverted", after.inverted),
    ("after-subject", after.following),
    ("passive-agent", after.told_by),
    ("passive-agent-asked", frames.asked_by),
    ("interrupted", inherit.interrupted),
    ("label-above", interviews.named_above),
    ("signature", labels.signature),
    ("headline", labels.headline),
    ("in-words-of", around.in_words_of),
    ("before", before.loose),
    ("after-subject-weak", after.following_weak),
    ("after-far", after.far),
    ("after-shared", after.shared),
    ("as-told", frames.as_told),
    ("as-put-it", frames.as_suggested),
    ("noun-cue-that", lambda scene, quote: around.noun_cue(scene, quote) if _of_claim(scene, quote) else None),
    ("before-weak", before.weak),
    ("for-whom", frames.for_whom),
    ("according-to", around.according_to),
    ("those-words", around.those_words),
    ("was-word", around.was_word),
    ("noun-cue", around.noun_cue),
    ("colon", around.colon),
)

#: Rules that find nothing where the words begin their sentence, and those that find nothing where no item is behind.
_BEFORE = frozenset(
    (
        "fronted",
        "after-far-woven",
        "noun-cue-colon",
        "colon-blunt",
        "after-subject-woven",
        "passive-agent-behind",
        "let-known",
        "before-tight",
        "before",
        "passive-agent-asked",
        "as-told",
        "as-put-it",
        "noun-cue-that",
        "before-weak",
        "for-whom",
        "noun-cue",
        "colon",
    )
)
_BEHIND = frozenset(
    (
        "after-far-woven",
        "after-subject-woven",
        "passive-agent-behind",
        "according-to-behind",
        "after-inverted",
        "after-subject",
        "passive-agent",
        "interrupted",
        "after-subject-weak",
        "after-far",
        "after-shared",
        "as-put-it",
        "was-word",
    )
)
#: The rules to ask by whether anything stands before the words and behind them.
_ASKED = {
    (before, behind): tuple(
        rule for name, rule in RULES if (before or name not in _BEFORE) and (behind or name not in _BEHIND)
    )
    for before in (False, True)
    for behind in (False, True)
}


def attribute(scene: Scene) -> tuple[Draft, ...]:
    """Return the drafts of all quotations of the article, in the order of the text."""
    findings: list[Finding | None] = [_first(scene, quote) for quote in range(len(scene.quoted))]
    scare = [False] * len(findings)
    for quote in range(len(findings)):
        found = findings[quote] = inherit.continued(scene, quote, findings) or findings[quote]
        if found is None:
            found = findings[quote] = connected(scene, quote, findings)
        if found is None and scene.continues(quote):
            found = findings[quote] = _another(scene, quote, findings)
        if found is None:
            found = findings[quote] = _listed(scene, quote, findings, scare)
        if found is None or found.rule in ("before-weak",):
            carried = (
                None
                if is_scare(scene, quote, found) and not scene.continues(quote) and _fragment(scene, quote)
                else _carry(scene, quote, findings, scare)
            )
            findings[quote] = found or carried
        scare[quote] = bracketed(scene, quote) or (
            not scene.continues(quote)
            and is_scare(scene, quote, findings[quote])
            and not _beside_said(scene, quote, scare)
        )
    _named_below(scene, findings, scare)
    _said_below(scene, findings, scare)
    return _drafts(scene, findings, scare)


def _named_below(scene: Scene, findings: list[Finding | None], scare: Sequence[bool]) -> None:
    """Give words that run on over a paragraph to whom the next one names: “We ran. ¶ “We swam,” said Jo Berg."""
    for quote in range(len(findings) - 2, -1, -1):
        found, below = findings[quote], findings[quote + 1]
        if scare[quote] or below is None or below.mention is None or below.cue is None:
            continue
        supposed = found is None or (found.cue is None and not found.joined)
        if supposed and scene.continues(quote + 1):
            findings[quote] = below


def _said_below(scene: Scene, findings: list[Finding | None], scare: list[bool]) -> None:
    """Give the words of a headline by no name to whom the article gives them: Bank boss: ‘Savers can relax’."""
    for quote, found in enumerate(findings):
        if not labels.in_title(scene, quote):
            break
        role = None if found is None or found.mention is None else scene.mentions[found.mention]
        if found is not None and (role is None or role.form != "nominal" or role.kind != "anonymous" or role.plural):
            continue
        words = [word.casefold() for word in scene.inside(quote)]
        for below in range(quote + 1, len(findings)):
            other = findings[below]
            again = [word.casefold() for word in scene.inside(below)[: len(words)]] == words
            if again and len(words) > 1 and not scare[below] and other is not None and other.mention is not None:
                cue, verb = (None, None) if found is None else (found.cue, found.verb)
                findings[quote], scare[quote] = Finding("headline", other.mention, cue, verb), False
                break


def _another(scene: Scene, quote: int, findings: Sequence[Finding | None]) -> Finding | None:
    """A paragraph whose words run on from the one before, and that names its speaker anew: “And more,” he went on."""
    own = after.inverted(scene, quote) or after.following(scene, quote)
    if own is None or own.verb is None or own.mention is None or own.verb.cue.strength != "strong":
        return around.those_words(scene, quote)
    return own


def _next_in_list(scene: Scene, quote: int, scare: Sequence[bool]) -> bool:
    """Whether the quotation before is speech, and this one the next item of its list in the same sentence."""
    if quote == 0 or scare[quote - 1] or scene.paragraph[quote - 1] != scene.paragraph[quote]:
        return False
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    return scene.at[quote - 1] >= lo and in_list(line, scene.at[quote - 1], at)


def _listed(scene: Scene, quote: int, findings: Sequence[Finding | None], scare: Sequence[bool]) -> Finding | None:
    """The “spoiled brat” behind the “leech of the valley”: items of one list are of one speaker."""
    if not _next_in_list(scene, quote, scare):
        return None
    return inherit.same_sentence(scene, quote, findings, scare)


def _beside_said(scene: Scene, quote: int, scare: Sequence[bool]) -> bool:
    """Spoke of “slow rowing” and “deep thinking”: items of one list are of one kind, if they are written alike."""
    if not _next_in_list(scene, quote, scare):
        return False
    return is_title(scene.inside(quote - 1)) or not is_title(scene.inside(quote))


def _in_prose(scene: Scene, quote: int) -> bool:
    """Whether the words are woven into a sentence of the reporter's: a reporting clause at its end holds them too."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if at == lo or at + 1 >= len(line) or (scene.last_mark(quote) == "," and phrase_starts(scene, line, at + 1)):
        return False
    return line.words[at - 1].isalpha() and line.words[at + 1].isalpha()


def _of_claim(scene: Scene, quote: int) -> bool:
    """Whether a noun of saying and "that" stand right before the words: lost it after her comment that, “Q”."""
    line, at = scene.place(quote)
    that = at - 1 - (line.words[at - 1] == ",")
    return that > 0 and line.words[that] == "that" and line.words[that - 1] in scene.cues.nouns


def _of_noun(scene: Scene, quote: int) -> bool:
    """Whether a colon stands before the words and no verb of saying in the sentence: her verdict on it: “Q”."""
    line, at = scene.place(quote)
    if at < 2 or line.words[at - 1] != ":" or scene.last_mark(quote) == ",":
        return False
    lo, _ = line.bounds(at)
    for k in range(lo, at - 1):
        verb = verb_at(scene, line, k) if line.quotes[k] < 0 else None
        if verb is not None and verb.cue.strength == "strong" and not verb.passive:
            return False
    return True


def _closed_by(scene: Scene, quote: int) -> bool:
    """Whether words woven into a sentence end with a comma: He never said “no,” she insisted."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    return at > lo and line.words[at - 1].isalpha() and scene.last_mark(quote) == ","


def _fragment(scene: Scene, quote: int) -> bool:
    """Whether the words stand inside a sentence of the reporter's."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    return hi - lo > 2


def _first(scene: Scene, quote: int) -> Finding | None:
    if scene.continues(quote) and scene.quoted[quote].start not in scene.labels:
        return None
    for rule in rules_for(scene, quote):
        found = rule(scene, quote)
        if found is not None:
            return found
    return None


def rules_for(scene: Scene, quote: int) -> tuple[Rule, ...]:
    """Return the rules that can find something for a quotation where it stands, in their order."""
    line, at = scene.place(quote)
    return _ASKED[at > line.bounds(at)[0], at + 1 < len(line.words)]


def _carry(scene: Scene, quote: int, findings: Sequence[Finding | None], scare: Sequence[bool]) -> Finding | None:
    for carrier in free.CARRIERS:
        found = carrier(scene, quote, findings, scare)
        if found is not None:
            return found
    return None


@cache
def confidences() -> dict[str, float]:
    """Return the share of right speakers by rule, from ``rules/confidence.toml``."""
    return {name: float(value) for name, value in read_rules("confidence")["rule"].items()}


def _drafts(scene: Scene, findings: Sequence[Finding | None], scare: Sequence[bool]) -> tuple[Draft, ...]:
    """Group the pieces and write one draft for each quotation."""
    owner = _groups(scene, findings, scare)
    told = find_told(scene, findings, _speakers(findings))
    members: dict[int, list[int]] = {}
    for quote, head in enumerate(owner):
        members.setdefault(head, []).append(quote)
    place = {head: n for n, head in enumerate(members)}
    drafts = []
    for head, pieces in members.items():
        segments = tuple(_span(scene, q) for q in pieces)
        if scare[head]:
            drafts.append(
                Draft("scare", segments, rule="scare", confidence=confidences().get("scare", 0.0), reason="no-cue")
            )
            continue
        drafts.append(_draft(scene, findings, head, pieces, segments, owner, place, told))
    return tuple(drafts)


def _draft(
    scene: Scene,
    findings: Sequence[Finding | None],
    head: int,
    pieces: list[int],
    segments: tuple[Span, ...],
    owner: list[int],
    place: dict[int, int],
    told: list[str | None],
) -> Draft:
    found = findings[head]
    kind: QuotationKind = decide_kind(scene, head, found is not None and found.rule.startswith("before-tight"))
    outlet = next((told[q] for q in pieces if told[q]), None)
    if found is None:
        reason: NoSpeaker = "no-cue"
        return Draft(
            kind, segments, told_to=outlet, rule="none", confidence=confidences().get("none", 0.0), reason=reason
        )
    cue = Span(*found.cue, scene.text[slice(*found.cue)]) if found.cue else None
    polarity: Polarity = "asserted"
    if found.verb is not None:
        line = _line_of(scene, pieces, found.cue[0] if found.cue else -1)
        polarity = decide_polarity(scene, line, found.verb, found.mention)
    inherits = place[owner[found.source]] if found.source is not None else None
    return Draft(
        kind,
        segments,
        mention=found.mention,
        inherits=inherits,
        cue=cue,
        told_to=outlet,
        polarity=polarity,
        rule=found.rule,
        confidence=confidences().get(found.rule, confidences()["default"]),
        reason=found.reason,
    )


def _line_of(scene: Scene, pieces: list[int], cue: int) -> Line:
    """Return the line that holds the reporting words: of the words, or the one below them; else their first one."""
    below = min(scene.paragraph[pieces[-1]] + 1, len(scene.bounds) - 1)
    for number in (*[scene.paragraph[q] for q in pieces], below):
        line = scene.line(number)
        if line.starts and line.starts[0] <= cue < line.ends[-1]:
            return line
    return scene.line(scene.paragraph[pieces[0]])


def _span(scene: Scene, quote: int) -> Span:
    here = scene.quoted[quote]
    return Span(here.start, here.end, scene.text[here.start : here.end])


def _groups(scene: Scene, findings: Sequence[Finding | None], scare: Sequence[bool]) -> list[int]:
    """Return for each piece the first piece of its quotation: one cue, one quotation."""
    owner: list[int] = []
    by_cue: dict[tuple[int, int], int] = {}
    for quote, found in enumerate(findings):
        head = quote
        if found is not None and not scare[quote]:
            if found.joined and found.source is not None and not scare[found.source]:
                head = owner[found.source]
            elif found.cue is not None and found.rule != "spoken-next":
                head = by_cue.setdefault(found.cue, quote)
            elif found.rule == "spoken-next" and found.cue is not None:
                by_cue.setdefault(found.cue, quote)
        elif found is None and scene.continues(quote) and findings[quote - 1] is None and not scare[quote - 1]:
            head = owner[quote - 1]  # nobody is named, and the marks run on
        owner.append(head)
    return owner


def _speakers(findings: Sequence[Finding | None]) -> list[int | None]:
    """Follow each carried speaker to the mention it came from; a source always stands earlier."""
    out: list[int | None] = []
    for found in findings:
        carried = found is not None and found.source is not None
        out.append(None if found is None else out[found.source or 0] if carried else found.mention)
    return out
