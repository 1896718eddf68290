"""The ledger: what people ruled, only ever added to, and applied to what the machine finds.

In: rulings with who, when and why.  Out: entries, the decisions that hold now, JSON lines.  A ruling on a
quotation remembers article, words and which of several like ones it was, so it is found again after the
article was read anew, in a later version of it, and in another store.

>>> store.record("not-speech", ["q7"], who="am", when="2026-03-01", why="the name of a ship").number
1
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from quotes.errors import NotFoundError, UnreadableInputError, UsageError
from quotes.models import NameForm
from quotes.store.database import Row
from quotes.store.ledger_lines import SUBJECTS, from_line, to_line
from quotes.store.records import Decisions, Ruling, RulingKind, Subject
from quotes.store.rows import form_from, form_json, to_subject
from quotes.store.speakers import Speakers


class Ledger(Speakers):
    """The part of the store that holds rulings."""

    def record(
        self,
        kind: RulingKind,
        subjects: Sequence[str] = (),
        *,
        who: str,
        when: str,
        why: str = "",
        form: NameForm | None = None,
        undoes: int | None = None,
    ) -> Ruling:
        """Add a ruling about quotations or speakers (by id) and apply it to the quotations.

        What it means for speakers takes hold when the blocks that are then ``unsettled`` are settled, and
        for lineages when they are linked anew, both with ``decisions``.

        ``same`` and ``different`` take two quotations or two speakers, ``speaker`` one of either and the
        ``form`` of the name that is right, ``not-speech`` one quotation, ``undo`` the number of the ruling
        that it takes back.  What the newest ruling on the same subjects says already is not added again: that
        ruling is returned.  Raises ``NotFoundError`` for an unknown id, ``UsageError`` for a ruling that makes
        no sense.
        """
        if len(subjects) != SUBJECTS[kind]:
            raise UsageError(kind, f"takes {SUBJECTS[kind]} id(s), not {len(subjects)}")
        found = tuple(self._subject(subject) for subject in subjects)
        if len({s.speaker is None for s in found}) > 1:
            raise UsageError(kind, "takes two quotations or two speakers, not one of each")
        if len(set(subjects)) < len(subjects):
            raise UsageError(kind, "takes two different ids")
        if kind == "not-speech" and found[0].speaker is not None:
            raise UsageError(kind, "takes a quotation, not a speaker")
        if (kind == "speaker") != (form is not None):
            raise UsageError(kind, "needs a name" if kind == "speaker" else "takes no name")
        with self._database.transaction():
            self._check_undo(kind, undoes)
            name = form.name if form else None
            ruling = Ruling(0, kind, found, who, when, why, name, form, undoes)
            holding = self.rivals(ruling)[-1:] if kind != "undo" else ()
            if holding and (holding[0].kind, holding[0].form) == (kind, form):
                return holding[0]
            ruling = self._append(ruling)
            self._apply(ruling)
        return ruling

    def _check_undo(self, kind: RulingKind, undoes: int | None) -> None:
        if kind != "undo":
            if undoes is not None:
                raise UsageError(kind, "undoes nothing", "use undo")
            return
        row = self._database.row("SELECT kind FROM ledger WHERE number = ?", (undoes,))
        if row is None:
            raise NotFoundError(str(undoes), "is no ruling of this store")
        if row["kind"] == "undo":
            raise UsageError(str(undoes), "is itself an undo", "make the ruling again instead")
        if self._undone(undoes):
            raise UsageError(str(undoes), "was undone already")

    def _undone(self, number: int | None) -> bool:
        return self._database.row("SELECT 1 FROM ledger WHERE undoes = ?", (number,)) is not None

    def _subject(self, subject_id: str) -> Subject:
        row = self._database.row(
            "SELECT q.id, q.article, a.base_id, q.text, q.occurrence FROM quotation AS q"
            " JOIN article AS a ON a.id = q.article WHERE q.id = ?",
            (subject_id,),
        )
        if row is not None:
            return Subject(row["id"], row["article"], row["base_id"], row["text"], row["occurrence"])
        known = "SELECT 1 FROM speaker WHERE id = ? UNION SELECT 1 FROM speaker_form WHERE key = ?"
        if self._database.row(known, (subject_id, subject_id)):
            return Subject(speaker=subject_id)
        raise NotFoundError(subject_id, "is no quotation and no speaker of this store")

    def _append(self, ruling: Ruling) -> Ruling:
        number = self._database.run(
            'INSERT INTO ledger (kind, name, form, undoes, who, "when", why) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (ruling.kind, ruling.name, form_json(ruling.form), ruling.undoes, ruling.who, ruling.when, ruling.why),
        )
        rows = [
            (number, n, s.quotation, s.article, s.base_id, s.text, s.occurrence, s.speaker)
            for n, s in enumerate(ruling.subjects)
        ]
        self._database.run_many("INSERT INTO ledger_subject VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return evolve(ruling, number=number)

    def entries(self) -> tuple[Ruling, ...]:
        """Return the whole ledger, oldest first."""
        return self._entries("1")

    def rulings(self) -> tuple[Ruling, ...]:
        """Return the rulings that nobody has undone, oldest first."""
        return self._entries("l.kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM ledger AS u WHERE u.undoes = l.number)")

    def rivals(self, ruling: Ruling) -> tuple[Ruling, ...]:
        """Return the other rulings on the same matter that nobody has undone, oldest first; the newest takes effect.

        One matter are the rulings ``same`` and ``different`` on two subjects, and those of any other kind on one.
        """
        matter = self._matter(ruling)
        return tuple(r for r in self.rulings() if r.number != ruling.number and self._matter(r) == matter)

    def replaced(self) -> dict[int, int]:
        """Return each ruling whose place a newer one has taken, with the number of the newest; undone ones aside."""
        newest: dict[tuple[str, frozenset[object]], int] = {}
        found: dict[int, int] = {}
        for ruling in reversed(self.rulings()):
            by = newest.setdefault(self._matter(ruling), ruling.number)
            if by != ruling.number:
                found[ruling.number] = by
        return found

    def _matter(self, ruling: Ruling) -> tuple[str, frozenset[object]]:
        """Return what a ruling decides; of two rulings on one matter the newer takes effect."""
        if ruling.kind in ("same", "different"):
            return "pair", frozenset(self._now(s) or s for s in ruling.subjects)
        return ruling.kind, frozenset(s.speaker or (s.base_id, s.text, s.occurrence) for s in ruling.subjects)

    def rulings_on(self, quotation_id: str) -> tuple[Ruling, ...]:
        """Return the rulings about a quotation that take effect, oldest first."""
        replaced = self.replaced()
        return tuple(
            ruling
            for ruling in self.rulings()
            if ruling.number not in replaced
            and any(quotation_id in self._found_again(s, versions=True) for s in ruling.subjects if s.base_id)
        )

    def _entries(self, condition: str, values: tuple[str, ...] = ()) -> tuple[Ruling, ...]:
        rows = self._database.rows(
            "SELECT l.*, s.position, s.quotation, s.article, s.base_id, s.text, s.occurrence, s.speaker"
            " FROM ledger AS l LEFT JOIN ledger_subject AS s ON s.ruling = l.number"
            f" WHERE {condition} ORDER BY l.number, s.position",
            values,
        )
        found: dict[int, tuple[Row, list[Subject]]] = {}
        for row in rows:
            subjects = found.setdefault(row["number"], (row, []))[1]
            if row["position"] is not None:
                subjects.append(to_subject(row))
        return tuple(_ruling(row, subjects) for row, subjects in found.values())

    def _found_again(self, subject: Subject, *, versions: bool) -> list[str]:
        """Return the quotations that a subject means now: in its article, or in all ``versions`` of it."""
        return [
            row["id"]
            for row in self._database.rows(
                "SELECT q.id, a.id = ? AS own FROM article AS a JOIN quotation AS q ON q.article = a.id"
                " WHERE (a.id = ? OR (? AND a.base_id = ?)) AND q.text = ? AND q.occurrence = ?"
                " ORDER BY own DESC, a.version",
                (subject.article, subject.article, versions, subject.base_id, subject.text, subject.occurrence),
            )
        ]

    def decisions(self) -> Decisions:
        """Return the rulings that hold, as ids of the store as it is now; subjects that are gone are left out."""
        pairs: dict[tuple[bool, tuple[str, str]], RulingKind] = {}
        named: dict[str, NameForm] = {}
        silent: dict[str, None] = {}
        for ruling in self.rulings():
            ids = [self._now(subject) for subject in ruling.subjects]
            if any(i is None for i in ids):
                continue
            about_speakers = ruling.subjects[0].speaker is not None
            known = [i for i in ids if i is not None]
            if ruling.kind in ("same", "different"):
                one, two = sorted(known)
                pairs.pop((about_speakers, (one, two)), None)
                pairs[about_speakers, (one, two)] = ruling.kind
            elif ruling.kind == "not-speech":
                silent.update(dict.fromkeys(self._found_again(ruling.subjects[0], versions=True)))
            elif about_speakers and ruling.form is not None:
                named[known[0]] = ruling.form

        def chosen(about_speakers: bool, kind: RulingKind) -> tuple[tuple[str, str], ...]:
            return tuple(pair for (about, pair), k in pairs.items() if about is about_speakers and k == kind)

        return Decisions(
            chosen(False, "same"),
            chosen(False, "different"),
            chosen(True, "same"),
            chosen(True, "different"),
            tuple(named.items()),
            tuple(silent),
        )

    def _now(self, subject: Subject) -> str | None:
        if subject.speaker is not None:
            return subject.speaker
        found = self._found_again(subject, versions=True)
        return found[0] if found else None

    def _apply(self, ruling: Ruling) -> None:
        """Apply a ruling that was just added: to its articles, or to the speakers' blocks."""
        subjects = ruling.subjects
        if ruling.kind == "undo":
            undone = self._entries("l.number = " + str(int(ruling.undoes or 0)))
            subjects = undone[0].subjects if undone else ()
        for subject in subjects:
            if subject.base_id is not None:
                self._apply_rulings(subject.base_id)
            else:
                self._database.run("INSERT OR IGNORE INTO unsettled_block SELECT block FROM speaker_form")

    def _apply_rulings(self, base_id: str) -> None:
        """Bring the quotations of all versions of an article to what the machine found, changed by the rulings."""
        rulings = self._entries(
            "l.kind IN ('speaker', 'not-speech') AND NOT EXISTS (SELECT 1 FROM ledger AS u WHERE u.undoes = l.number)"
            " AND l.number IN (SELECT ruling FROM ledger_subject WHERE base_id = ?)",
            (base_id,),
        )
        self._restore(base_id)
        for ruling in rulings:
            for quotation in self._found_again(ruling.subjects[0], versions=True):
                if ruling.form is not None:
                    self._forget_form_of(quotation)
                    self._file_forms([ruling.form])
                    self._database.run(_RULED, (ruling.form.key, ruling.form.name, quotation))
                elif ruling.kind == "not-speech":
                    self._database.run("UPDATE quotation SET not_speech = 1 WHERE id = ?", (quotation,))

    def _forget_form_of(self, quotation: str) -> None:
        """Have the block settled anew whose form a quotation is about to leave."""
        self._database.run(
            "INSERT OR IGNORE INTO unsettled_block SELECT f.block FROM quotation AS q"
            " JOIN speaker_form AS f ON f.key = q.speaker_form WHERE q.id = ?",
            (quotation,),
        )

    def _restore(self, base_id: str) -> None:
        """Take every ruling off the quotations of all versions of an article."""
        within = "article IN (SELECT id FROM article WHERE base_id = ?)"
        self._database.run(f"UPDATE quotation SET not_speech = 0 WHERE not_speech = 1 AND {within}", (base_id,))
        sql = f"SELECT id, article, machine FROM quotation WHERE machine IS NOT NULL AND {within}"
        for row in self._database.rows(sql, (base_id,)):
            self._forget_forms(row["article"])
            form, name, role, rule, confidence, reason, kind, block = json.loads(row["machine"])
            if form is not None:
                self._file_forms([NameForm(form, kind, block, name)])
            self._database.run(
                "UPDATE quotation SET speaker_form = ?, speaker_name = ?, speaker_role = ?, rule = ?,"
                " confidence = ?, reason = ?, machine = NULL WHERE id = ?",
                (form, name, role, rule, confidence, reason, row["id"]),
            )

    def export_rulings(self) -> Iterator[str]:
        """Yield the ledger as JSON, one entry a line, oldest first."""
        return (to_line(ruling) for ruling in self.entries())

    def import_rulings(self, lines: Iterable[str], where: str = "rulings") -> int:
        """Add the entries of an exported ledger that are not here yet, and return how many there were.

        All or nothing; raises ``UnreadableInputError`` naming ``where`` and the line for what is no ruling.
        """
        numbers: dict[int, int] = {}
        added = 0
        with self._database.transaction():
            known = {_identity(entry): entry.number for entry in self.entries()}
            for n, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                read = from_line(line, f"{where}, line {n}")
                ruling = evolve(read, undoes=numbers.get(read.undoes) if read.undoes else None)
                number = known.get(_identity(ruling))
                if number is None:
                    if ruling.kind == "undo" and ruling.undoes is None:
                        raise UnreadableInputError(
                            f"{where}, line {n}", "undoes a ruling that stands in no line before"
                        )
                    if ruling.kind == "undo" and self._undone(ruling.undoes):
                        continue
                    ruling = self._append(ruling)
                    self._apply(ruling)
                    number, added = ruling.number, added + 1
                    known[_identity(ruling)] = number
                numbers[read.number] = number
        return added


#: Name the speaker by a ruling, keeping aside what the machine had found.
_RULED = """
UPDATE quotation SET
    machine = coalesce(
        machine, json_array(
            speaker_form, speaker_name, speaker_role, rule, confidence, reason,
            (SELECT f.kind FROM speaker_form AS f WHERE f.key = quotation.speaker_form),
            (SELECT f.block FROM speaker_form AS f WHERE f.key = quotation.speaker_form)
        )
    ),
    speaker_form = ?, speaker_name = ?, rule = 'ruling', confidence = 1.0, reason = NULL,
    speaker_role = NULL
WHERE id = ?
"""


def _ruling(row: Row, subjects: Iterable[Subject]) -> Ruling:
    return Ruling(
        number=row["number"],
        kind=row["kind"],
        subjects=tuple(subjects),
        who=row["who"],
        when=row["when"],
        why=row["why"],
        name=row["name"],
        form=form_from(row["form"]),
        undoes=row["undoes"],
    )


def _identity(ruling: Ruling) -> Ruling:
    """Return the ruling without its number: what makes two entries one."""
    return evolve(ruling, number=0)
