"""Speakers carried over: from the words before in the sentence, the paragraph or the paragraph before.

In: a scene, the number of a quotation and what was found for the ones before it.  Out: a ``Finding`` or None.
Nothing is carried over a sentence about somebody else.

>>> # “It is safe,” said Ada Lom. “I checked.”  →  one quotation;  Cano shrugged. “It was pens.”  →  Cano
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from quotes.extract.clause import Verb, clause_subject, phrase_right, subject_of, verb_at
from quotes.extract.cues import word_set
from quotes.extract.finding import Finding
from quotes.extract.scene import Line, Scene
from quotes.reading import Mention

Findings: TypeAlias = Sequence[Finding | None]

_PEOPLE = frozenset(("person", "anonymous", "collective", "organisation"))
_SPOKE = word_set("spoke")
_DASHES = frozenset(("—", "–", "-"))
_PAUSES = frozenset((",", "—", "–", "-", ":"))
_MARKS = frozenset("()[]—–-…•*'\"”’.,;")
#: Fewer words in marks than this are rather a term than speech carried on.
_OWNED = 3
#: Words between the end of a sentence and the reporting verb that closes it, and before that to the comma.
_TOLD = 12
#: Capitals in the middle of a sentence.
_FIRST_PERSON = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"))
_JOINING = word_set("joining")
#: Before what somebody else says: X said, while Y replied.
_SET_AGAINST = frozenset(("while", "whereas", "but", "and", "then"))
#: Scare quotes passed over on the way to the quotation before.
_PASSED = 30


def runs_on(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """The marks of the paragraph before were left open."""
    if quote and scene.continues(quote) and findings[quote - 1] is not None:
        return carried(findings, "continues", quote - 1, joined=True)
    return None


def continued(scene: Scene, quote: int, findings: Findings) -> Finding | None:
    """“We,” said X, “are not the problem”: the sentence goes on behind the cue of the piece before."""
    found = findings[quote - 1] if quote else None
    if found is not None and found.rule == "interrupted" and found.source is None:
        return after_dash(scene, quote, findings, ())
    own = findings[quote]
    if found is not None and found.rule == "continued" and own is not None and _over_aside(scene, quote, own):
        return carried(findings, "continued", quote - 1, joined=True)
    if found is None or found.verb is None or not found.rule.startswith("after"):
        return None
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if own is not None and not (own.rule == "interrupted" and own.source is None):
        inner = own.verb.at if own.verb is not None else -1
        if inner <= found.verb.at or not _resumes(scene, quote, found.verb, own):
            return None
    if scene.paragraph[quote - 1] != scene.paragraph[quote] or not lo <= scene.at[quote - 1] < found.verb.at < at:
        return None
    return carried(findings, "continued", quote - 1, joined=True) if line.words[at - 1] in _PAUSES else None


def _resumes(scene: Scene, quote: int, cue: Verb, own: Finding) -> bool:
    """Whether a sentence goes on over an aside that holds a verb: “The roof,” X said, asked to explain it, “is mine.”

    Commas set off both pieces and the second begins in lower case. What is joined to the cue ("and Y replied"), or
    stands right before the words ("adding"), brings words of its own; but not behind "to".
    """
    line, at = scene.place(quote)
    begins, verb = scene.inside(quote)[:1], own.verb
    if verb is None or scene.last_mark(quote - 1) != "," or line.words[at - 1] != "," or not begins:
        return False
    if not begins[0][0].islower() and begins[0] not in _FIRST_PERSON:
        return False
    between = range(cue.end, verb.at)
    if any(line.words[k] in _JOINING and line.words[k - 1] == "," for k in between):
        return False
    if any(line.words[k] in _SET_AGAINST for k in between) or line.words[verb.at - 1] in _JOINING:
        return False
    return verb.end < at - 1 or line.words[verb.at - 1] == "to"


def _over_aside(scene: Scene, quote: int, own: Finding) -> bool:
    """Whether dashes alone part two pieces: “It came,” X said, counting, “on Monday” — she paused — “and after.”"""
    line, at = scene.place(quote)
    before = scene.at[quote - 1]
    if scene.paragraph[quote - 1] != scene.paragraph[quote] or own.verb is None or own.verb.at > before:
        return False
    return line.words[at - 1] in _DASHES and line.words[before + 1] in _DASHES


def after_dash(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """The second piece of “Once the lock gives” — X turned a page — “we swim”."""
    earlier = quote - 1
    found = findings[earlier] if earlier >= 0 else None
    line, at = scene.place(quote)
    dashed = at > 0 and line.words[at - 1] in _DASHES
    if dashed and found is not None and found.rule == "interrupted" and found.source is None and _beside(scene, quote):
        return carried(findings, "interrupted", earlier, joined=True)
    return None


def _beside(scene: Scene, quote: int) -> bool:
    """Whether the quotation before stands in the same paragraph."""
    return quote > 0 and scene.paragraph[quote - 1] == scene.paragraph[quote]


def same_sentence(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """“A” and “B” in one sentence, and only one has a cue."""
    earlier = _before(scene, quote, scare)
    if earlier is None or findings[earlier] is None:
        return None
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if scene.at[earlier] < lo:
        return None
    return carried(findings, "same-sentence", earlier, joined=True)


def same_paragraph(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """A sentence of nothing but speech after the words of somebody, or after what somebody did."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if not is_bare(line, lo, at) or lo == 0:
        return None
    earlier = _before(scene, quote, scare)
    start, _ = line.bounds(lo - 1)
    if earlier is not None and scene.at[earlier] >= start and findings[earlier] is not None:
        return carried(findings, "same-paragraph", earlier, joined=_goes_on(scene, findings, earlier, quote))
    actor = _actor(scene, line, start, lo)
    if actor is not None and (earlier is None or _individual(scene.mentions[actor])):
        return Finding("after-narration", actor)
    if earlier is not None and findings[earlier] is not None:
        return carried(findings, "same-paragraph", earlier)
    if actor is not None:
        return Finding("after-narration", actor)
    return None


def paragraph_before(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """A paragraph that begins with speech, after the speech or the introduction of somebody.

    Speech over several paragraphs is of whom the sentence above it is about, whatever they do there.
    """
    line, at = scene.place(quote)
    number = scene.paragraph[quote]
    if not is_bare(line, 0, at) or number == 0:
        return None
    above = scene.line(number - 1)
    if not len(above):
        return None
    start, end = above.bounds(len(above) - 1)
    earlier = quote - 1
    while earlier >= max(0, quote - _PASSED) and scare[earlier]:
        earlier -= 1
    near = earlier >= 0 and scene.paragraph[earlier] == number - 1 and findings[earlier] is not None
    if near and scene.at[earlier] >= start:
        return carried(findings, "paragraph-before", earlier)
    long = quote + 1 < len(scene.quoted) and scene.continues(quote + 1)
    introduced = above.words[end - 1] == ":" or long or _reports(scene, above, start, end)
    actor = _announcer(scene, above, start, end) if above.words[end - 1] == ":" else None
    actor = actor if actor is not None else _actor(scene, above, start, end, above.words[end - 1] == ":")
    if actor is None and above.words[end - 1] == ":":
        actor = _last_person(scene, above, start, end)
    if actor is not None and introduced and (not near or _individual(scene.mentions[actor])):
        return Finding("introduced", actor)
    if near:
        return carried(findings, "paragraph-before", earlier)
    held = earlier >= 0 and scene.paragraph[earlier] == number - 2 and findings[earlier] is not None
    if held and actor is not None and scene.mentions[actor].name.lower() in ("he", "she"):
        return Finding("paragraph-before", actor)  # a paragraph about the speaker between two of theirs
    return None


def spoken_next(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """“Yes.” “It is true,” he said: the first piece goes with the next one of the paragraph."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    if not is_bare(line, lo, at):
        return None
    after = quote + 1
    if after < len(findings) and scene.paragraph[after] == scene.paragraph[quote] and not scare[after]:
        found = findings[after]
        if found is not None and found.mention is not None and scene.at[after] <= hi + 1:
            return Finding("spoken-next", found.mention, found.cue, found.verb)
    return None


def carried(findings: Findings, rule: str, source: int, joined: bool = False) -> Finding:
    """Carry over from ``source``, or from what that is one quotation with: chains stay one link long."""
    earlier = findings[source]
    if earlier is not None and earlier.joined and earlier.source is not None:
        source = earlier.source
    return Finding(rule, None, source=source, joined=joined)


def _before(scene: Scene, quote: int, scare: Sequence[bool]) -> int | None:
    """Return the quotation before on the same line, scare quotes passed over."""
    earlier = quote - 1
    while earlier >= max(0, quote - _PASSED) and scare[earlier]:
        earlier -= 1
    if earlier < 0 or scare[earlier] or scene.paragraph[earlier] != scene.paragraph[quote]:
        return None
    return earlier


def is_bare(line: Line, lo: int, at: int) -> bool:
    """Whether nothing but marks and other quotations stands before the quotation in its sentence."""
    return all(line.quotes[k] >= 0 or line.words[k] in _MARKS or line.words[k].isdigit() for k in range(lo, at))


def _goes_on(scene: Scene, findings: Findings, earlier: int, quote: int) -> bool:
    """Whether the words belong to the quotation before: its cue came after its words, or nothing stands between."""
    if scene.at[quote] == scene.at[earlier] + 1:
        return True
    found = findings[earlier]
    if found is not None and found.joined and found.source is not None:
        earlier = found.source
        found = findings[earlier]
    if found is None or found.cue is None:
        return found is not None and found.rule in (
            "same-paragraph",
            "paragraph-before",
            "after-narration",
            "introduced",
        )
    return found.cue[0] > scene.quoted[earlier].start or not found.rule.startswith("before")


def _reports(scene: Scene, line: Line, lo: int, hi: int) -> bool:
    """Whether a sentence reports speech or its coming."""
    for k in range(lo, hi):
        if line.quotes[k] >= 0 or line.men[k] >= 0:
            continue
        if line.words[k] in _SPOKE:
            return True
        verb = verb_at(scene, line, k)
        if verb is not None and verb.cue.strength == "strong" and not verb.passive:
            return True
    return False


def _teller(scene: Scene, line: Line, lo: int, hi: int) -> int | None:
    """Return whose words a sentence tells that ends by saying so: the wells are salt, [Ada Lom] warned on Monday."""
    for k in range(hi - 2, max(lo, hi - _TOLD) - 1, -1):
        verb = verb_at(scene, line, k) if line.quotes[k] < 0 and line.men[k] < 0 else None
        if verb is None or verb.cue.strength != "strong" or verb.passive:
            continue
        if line.words[verb.at - 1] == ",":
            return phrase_right(scene, line, verb.end, hi)  # the wells are salt, said [Ada Lom]
        if "," in line.words[verb.end : hi]:
            return None  # even those who did so before the [campaign] began, may reconsider
        comma = next((c for c in range(verb.at - 1, max(lo, verb.at - _TOLD) - 1, -1) if line.words[c] == ","), None)
        subject = subject_of(scene, line, verb, lo)
        return subject if comma is not None and subject in line.men[comma : verb.at] else None
    return None


def _actor(scene: Scene, line: Line, lo: int, hi: int, colon: bool = False) -> int | None:
    """Return who a sentence of narration is about, where that is somebody who can speak; a document before a colon."""
    teller = None if colon else _teller(scene, line, lo, hi)
    if teller is not None and _individual(scene.mentions[teller]):
        return teller
    subject = clause_subject(scene, line, lo, hi)
    if subject is None:
        return None
    owner = scene.possessors.get(subject)
    if owner is not None and scene.mentions[owner].kind == "person" and scene.mentions[subject].kind != "person":
        return owner  # [Ada Lom]'s voice dropped
    if not is_voice(scene.mentions[subject]) and not (colon and scene.mentions[subject].kind == "document"):
        return None
    return subject


def _announcer(scene: Scene, line: Line, lo: int, hi: int) -> int | None:
    """Return the subject of the last reporting verb before a colon at the end of a paragraph."""
    for k in range(hi - 2, max(lo, hi - 16) - 1, -1):
        verb = verb_at(scene, line, k) if line.quotes[k] < 0 else None
        if verb is not None and verb.cue.strength == "strong" and not verb.passive:
            return subject_of(scene, line, verb, lo)
    return None


def participle(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """Adding, “Q”: a sentence that has only a participle goes on with the speaker before."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if lo == 0 or at - lo > 3 or at == lo:
        return None
    verb = verb_at(scene, line, lo)
    earlier = _before(scene, quote, scare)
    if verb is None or not verb.ing:
        return None
    cue = verb.span(line)
    if earlier is not None and findings[earlier] is not None:
        return Finding("participle", None, cue, verb, source=earlier)
    actor = _actor(scene, line, line.bounds(lo - 1)[0], lo)
    return Finding("participle", actor, cue, verb) if actor is not None else None


def is_voice(mention: Mention) -> bool:
    """Whether the mention is of people."""
    if mention.form == "pronoun":
        return mention.name.lower() in ("he", "she", "they", "i", "we", "who")
    if mention.possessive or mention.head in word_set("machines"):
        return False
    return mention.kind in _PEOPLE or mention.form in ("name", "joint")


def _individual(mention: Mention) -> bool:
    return mention.form in ("name", "joint", "nominal") and mention.kind in ("person", "anonymous")


def interrupted(scene: Scene, quote: int) -> Finding | None:
    """“Once the lock gives” — Ada Lom turned a page — “we swim”: the actor between two dashes speaks."""
    line, at = scene.place(quote)
    dashes = ("—", "–", "-")
    if at + 2 < len(line) and line.words[at + 1] in dashes:
        for k in range(at + 3, min(len(line) - 1, at + 16)):
            if line.words[k] in dashes and line.quotes[k + 1] >= 0:
                subject = phrase_right(scene, line, at + 2, k)
                return Finding("interrupted", subject) if subject is not None else None
    return None


def owner_before(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """Ada Lom's “long and painful” road: the words are of the one who owns them."""
    line, at = scene.place(quote)
    if at == 0 or line.men[at - 1] < 0 or scene.size(quote) < _OWNED:
        return None
    mention = scene.mentions[line.men[at - 1]]
    if not mention.possessive or not (mention.kind == "person" or mention.form == "pronoun"):
        return None
    return Finding("owner", line.men[at - 1])


def reported_before(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """Prices rise, she said. They do it only when “the moon is full.”: the report goes on."""
    line, at = scene.place(quote)
    lo, _ = line.bounds(at)
    if lo == 0 or is_bare(line, lo, at) or scene.size(quote) < _OWNED:
        return None
    start, _ = line.bounds(lo - 1)
    if any(line.quotes[k] >= 0 for k in range(start, lo)):
        return None
    actor = _announcer(scene, line, start, lo)
    if actor is None or not is_voice(scene.mentions[actor]):
        return None
    return Finding("reported-before", actor)


def _last_person(scene: Scene, line: Line, lo: int, hi: int) -> int | None:
    """Return the last person named in a line that announces: Three lessons from coach [Ada Lom]:"""
    named = (line.men[k] for k in range(hi - 1, lo - 1, -1) if line.men[k] >= 0)
    return next((m for m in named if scene.mentions[m].form == "name" and scene.mentions[m].kind == "person"), None)


def acted_next(scene: Scene, quote: int, findings: Findings, scare: Sequence[bool]) -> Finding | None:
    """“They sent a note.” With that, Ada Lom shut the gate: words that open a text are of the one who acts next."""
    line, at = scene.place(quote)
    lo, hi = line.bounds(at)
    if not is_bare(line, lo, at) or hi >= len(line) or quote > 0:
        return None
    start, end = line.bounds(hi)
    if any(line.quotes[k] >= 0 for k in range(start, end)):
        return None
    actor = _actor(scene, line, start, end)
    if actor is None or scene.mentions[actor].form != "name" or scene.mentions[actor].kind != "person":
        return None
    return Finding("acted-next", actor)
