"""Verbs on the way through a sentence: which open clause each one belongs to, and who is its subject.

In: the item of a verb.  Out: its subject on record, clauses closed and opened.

>>> # [Ada Lom] praised those who had left but [said]: "said" goes with "praised", to Lom
"""

from __future__ import annotations

from quotes.extract.clause_phrases import ClausePhrases
from quotes.extract.clause_stack import DASHES, NOBODY, REPORTED, SOMETHING
from quotes.extract.cues import forms_of, word_set
from quotes.extract.scene import QUOTE
from quotes.rules.lexicon import TIME, flags_of

_NOMINATIVE = word_set("nominative")
_JOINING = word_set("joining")
_RELATING = word_set("relating")
_SENSE = word_set("sense")
_OBJECT_CONTROL = forms_of("object_control")
_QUOTING = word_set("quoting")
_DEADLINES = word_set("deadlines")
_HAVING = frozenset(("has", "have", "had"))
#: Clauses that no participle behind a comma belongs to.
_PASSED = REPORTED | {"ger", "apart", "who"}
#: Clauses that a verb behind ", and" or "but" leaves.
_LEFT = REPORTED | {"orel", "apart"}


class ClauseVerbs(ClausePhrases):
    """Takes verbs."""

    __slots__ = ()

    def finite(self, i: int, sure: bool, contracted: bool = False) -> None:
        """Take a finite verb, or what may be a participle if not ``sure``; ``contracted`` ends a pronoun ("he's")."""
        p = i if contracted else self.before(i)
        word = self.word_at(p)
        if self.group == p + 1 and self.group > self.lo and not contracted:
            self.note(i, self.group_subject)
        elif not sure and self.word_at(i + 1) == "by" and not self.by_a_time(i + 2):
            self.note(i, NOBODY)  # a report written by; but: if it drained by Friday
        elif not self.top.verb:
            depth = self.waiting(i) if word == "," else None
            if depth is not None:
                self.resume(depth, i)
            else:
                self.first(i, p, sure)
        elif word in _JOINING:
            self.join(i, p)
        elif word in (",", ")", QUOTE) or word in DASHES:
            depth = self.waiting(i)
            item, first = self.rival
            if depth is not None:
                self.resume(depth, i)
            elif first > self.last_verb:
                self.push("coord", item, first, True).at = i
                self.note(i, item)
            elif word == "," and self.set_off(p):
                self.pop(p)
                self.join(i, p)
            elif word == "," and self.top.held >= 0:
                first = self.top.held
                self.pop(i)
                item = self.line.past(first) - 1 if self.line.men[first] >= 0 else SOMETHING
                made = self.push("zero", item, first, True)
                made.at, made.governor = i, first - 1
                self.note(i, item)
            else:
                self.join(i, p)
        elif self.beside(p):
            self.behind_phrase(i, sure)
        else:
            depth = self.waiting(i)
            if depth is not None:
                self.resume(depth, i)
            else:
                self.note(i, self.top.subject)

    def by_a_time(self, i: int) -> bool:
        """Whether the word behind "by" is a time, not who did it: if the pitch drained by [Friday]."""
        word = self.word_at(i)
        return bool(flags_of(word) & TIME) or word in _DEADLINES or word[:1].isdigit()

    def set_off(self, p: int) -> bool:
        """Whether a comma at ``p`` closes a clause set in behind "and": he rose and, as the rain came[,] began."""
        opener = self.top.start - 1
        if self.top.kind not in ("adv", "apart") or opener <= self.lo or self.word_at(opener) != ",":
            return False
        return self.word_at(self.before(opener)) in _JOINING and self.out.clauses[self.stack[-2]].verb

    def first(self, i: int, p: int, sure: bool) -> None:
        """Take a verb in a clause that has none yet."""
        top, phrase, line = self.top, self.phrase, self.line
        beside = self.beside(p)
        if top.subject == NOBODY and not sure and beside and phrase.governed:
            self.note(i, phrase.item)  # in a letter sent to Ost
            return
        if top.subject == NOBODY and not sure and p < self.lo:
            self.push("part", NOBODY, i, True)  # Asked about it, she said
            self.note(i, NOBODY)
            return
        if not beside or phrase.governed or phrase.item < 0 or phrase.item == top.subject:
            self.resume(len(self.stack) - 1, i)
            return
        if line.words[phrase.first - 1] != ",":
            self.push("orel", phrase.item, phrase.first, True).at = i  # the danger [he] sees
        elif i + 1 < self.hi and line.words[i + 1] != "," and line.quotes[i + 1] < 0:
            top.verb, top.subject = True, phrase.item  # asked by Cano, a nurse, [Ost] said that
        else:
            self.aside, top.aside = phrase.item, i  # the mill, [Ost] said, had been sold
        self.note(i, phrase.item)

    def join(self, i: int, p: int) -> None:
        """Take a verb behind "and" at item ``p``: joined to the verb of an open clause."""
        self.leave(("part", "ger"), i)
        cue = self.cue(i)
        strong = cue is not None and cue.strength == "strong"
        words = self.line.words
        set_off = words[p] in (",", QUOTE) or (p > self.lo and words[p - 1] == ",")
        depth = self.spoken(i, set_off) if strong else None
        if depth is not None:
            self.cut(depth, i)
        elif words[p] == "but" or (set_off and words[p] in _JOINING):
            self.leave(_LEFT, i)
        if strong and self.top.kind == "apart":
            self.pop(i)
        self.note(i, self.top.subject)

    def spoken(self, i: int, set_off: bool) -> int | None:
        """Return the depth of the clause with a verb of saying in the same form: he [said] it was late and said."""
        cue = self.cue(i)
        for depth in range(len(self.stack) - 1, -1, -1):
            clause = self.out.clauses[self.stack[depth]]
            other = self.cue(clause.at) if clause.at >= 0 else None
            if cue is not None and other is not None and other.strength == "strong" and other.forms & cue.forms:
                return depth
            held = clause.kind in ("rel", "who", "orel", "adv") and clause.subject != SOMETHING
            if held and not set_off:
                return len(self.stack) - 1
        return None

    def behind_phrase(self, i: int, sure: bool) -> None:
        """Take a verb right behind a noun phrase, in a clause that has its verb."""
        line, phrase = self.line, self.phrase
        opener = phrase.first - 2
        if phrase.governed and opener > self.lo and line.words[opener] in _JOINING:
            self.join(i, opener)  # Ost agreed and in a note called it
            return
        lead = phrase.head_first - 1
        word = self.word_at(lead)
        pronoun = line.words[phrase.first] in _NOMINATIVE
        joined = word in _JOINING or word in (",", QUOTE)
        licensed = pronoun or joined or word in (";", ":", "that") or word in DASHES or self.holds(lead)
        depth = self.waiting(i)
        if not licensed and depth is not None and (phrase.governed or not sure):
            self.resume(depth, i)
        elif not licensed and not sure:
            self.note(i, self.top.subject if phrase.governed else phrase.item)  # a plan drafted in haste
        elif not licensed and phrase.governed and phrase.head == NOBODY:
            self.note(i, self.top.subject)
        else:
            subject, _ = phrase.whole
            self.push("coord" if joined else "zero", subject, phrase.head_first, True).at = i
            self.note(i, subject)

    def holds(self, i: int) -> bool:
        """Whether the verb at item ``i`` can hold a clause without "that": said [it leaks]."""
        cue = self.cue(i) if i == self.last_verb and i >= 0 else None
        return cue is not None and cue.strength != "act"

    def base(self, i: int) -> None:
        """Take a verb in its base form: finite behind a plural, else of the clause it stands in."""
        p = self.before(i)
        if self.beside(p) or self.word_at(p) in _RELATING or self.word_at(p) == "that":
            self.finite(i, True)
        else:
            self.note(i, self.top.subject)

    def infinitive(self, i: int, to: int) -> None:
        """Take a verb behind "to": of the subject of its clause, or of the object in "urged [Ost] to say"."""
        if self.top.subject == NOBODY and len(self.stack) > 1:
            # knew how to say
            self.top.subject, self.top.verb = self.out.clauses[self.stack[-2]].subject, True
        subject = self.top.subject
        if self.beside(self.before(to)):
            item, first = self.phrase.whole if self.phrase.governed else (self.phrase.item, self.phrase.first)
            lead = self.word_at(first - 1)
            if lead == "for" or lead in _OBJECT_CONTROL:
                subject = item
        self.note(i, subject)

    def participle(self, i: int) -> None:
        """Take a form in -ing."""
        p = self.before(i)
        word = self.word_at(p)
        if self.group == p + 1 and word:
            self.note(i, self.group_subject)
            return
        kind, subject = "ger", self.top.subject
        if p < self.lo:
            kind, subject = "part", NOBODY
        elif self.beside(p):
            kind, subject = "part", self.doer()
        elif word == "," or word in DASHES or self.line.quotes[p] >= 0:
            self.leave(_PASSED, i)
            kind, subject = "part", self.top.subject if self.aside == NOBODY else self.aside
        elif word == "for":
            subject = self.blamed(p)
        elif self.accused(word, p):
            subject = self.phrase.item
        elif word in _JOINING:
            for depth in range(len(self.stack) - 1, 0, -1):
                if self.out.clauses[self.stack[depth]].kind in ("part", "ger"):
                    self.cut(depth, i)
                    break
            kind, subject = "", self.top.subject
        elif not self.top.verb and self.top.subject != NOBODY:
            kind = ""
        if kind:
            self.push(kind, subject, i, True)
        self.note(i, subject)

    def accused(self, word: str, p: int) -> bool:
        """Whether a participle behind "of" or "as" is the deed of the phrase before: accused [Ost] of saying."""
        end = p - (self.word_at(p - 1) == ",")
        if word not in ("of", "as") or self.phrase.end != end or self.phrase.item < 0:
            return False
        cue = self.cue(self.last_verb) if self.last_verb >= 0 else None
        lemma = cue.lemma if cue is not None else ""
        return lemma == "accuse" if word == "of" else lemma in _QUOTING

    def blamed(self, p: int) -> int:
        """Return whose deed a participle behind "for" at item ``p`` is.

        That of the verb's object, a phrase between or not, else of its subject: took [Ost] to task for saying ·
        [Ost] was fined by the guild for saying · [Ost] apologised to the guild for saying.
        """
        phrase, line = self.phrase, self.line
        if phrase.end == p - (self.word_at(p - 1) == ",") and phrase.item >= 0:
            if not (phrase.governed or self.of_governed(phrase.item)):
                return phrase.item
            if self.word_at(phrase.first - 2) in word_set("blaming"):
                return phrase.item  # took issue with [Ost] for saying
        verb = self.top.at if self.top.at >= 0 else self.last_verb
        for k in range(verb + 1, p) if verb >= self.lo else ():
            if line.men[k] >= 0:
                mention = self.scene.mentions[line.men[k]]
                if mention.possessive and mention.form == "pronoun":
                    continue
                if mention.kind is not None or mention.form == "pronoun":
                    return line.past(k) - 1
                behind = line.past(k) + 1
                named = self.scene.mention_at(line, behind) if line.words[behind - 1] == "," and behind < p else None
                if named is None or named.form != "name" or named.kind != "person":
                    break
                return line.past(behind) - 1  # took its own starter, [Ost], to task
            if line.words[k] == "," and k > verb + 1 and line.men[k + 1] >= 0:
                return line.past(k + 1) - 1  # took its starter, [Ost], to task for saying
            if line.words[k] in self.scene.cues.prepositions or line.words[k] == ",":
                break
        return self.out.subjects[verb - self.lo] if verb >= self.lo else self.top.subject

    def of_governed(self, item: int) -> bool:
        """Whether a name only says who a governed description is of: fined by the umpire, [Ost], for saying."""
        host = self.scene.mentions[self.line.men[item]].apposed_to
        return host is not None and bool(self.scene.mentions[host].preposition)

    def doer(self) -> int:
        """Return who does what a participle right behind a phrase says: with [Ost] saying · heard [Ost] saying."""
        phrase = self.phrase
        first = phrase.whole[1] if phrase.governed else phrase.first
        lead = self.word_at(first - 1)
        if lead in ("with", ",") or lead in DASHES or lead in _JOINING:
            return phrase.whole[0]
        cue = self.scene.cues.verbs.get(lead)
        if lead in _HAVING or (cue is not None and cue.lemma in _SENSE) or not (self.top.verb or phrase.governed):
            return phrase.item
        person = phrase.item >= 0 and self.scene.mentions[self.line.men[phrase.item]].kind == "person"
        if person and self.word_at(phrase.first - 1) == "of":
            return phrase.item  # footage of [Ost] saying
        return self.top.subject
