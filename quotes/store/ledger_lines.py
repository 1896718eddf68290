"""Rulings as JSON lines: for keeping beside the articles, and for another store.

In: ``Ruling`` records; lines of a file.  Out: lines; records, or ``UnreadableInputError`` naming the line.

>>> from_line(to_line(ruling), "rulings.jsonl, line 1") == ruling
True
"""

from __future__ import annotations

import json
from typing import Any, get_args

from attrs import asdict

from quotes.errors import UnreadableInputError
from quotes.models import NameForm, SpeakerKind
from quotes.store.records import Ruling, RulingKind, Subject

#: How many subjects each kind of ruling has.
SUBJECTS: dict[RulingKind, int] = {"same": 2, "different": 2, "speaker": 1, "not-speech": 1, "undo": 0}

_SUBJECT_TEXTS = ("quotation", "article", "base_id", "text", "speaker")


def to_line(ruling: Ruling) -> str:
    """Return one entry as JSON without a line end; empty fields are left out."""
    fields = asdict(ruling, filter=lambda _, value: value is not None and value != ())
    return json.dumps(fields, ensure_ascii=False)


def from_line(line: str, where: str) -> Ruling:
    """Read one entry; raises ``UnreadableInputError`` that says what is wrong with the line at ``where``."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(where, f"is no JSON ({error})", "mend the line") from None
    if not isinstance(fields, dict):
        raise _wrong(where, "is no JSON object")
    kind = next((known for known in SUBJECTS if known == fields.get("kind")), None)
    if kind is None:
        raise _wrong(where, f"is no ruling: unknown kind {fields.get('kind')!r}")
    subjects = fields.get("subjects", [])
    if not isinstance(subjects, list):
        raise _wrong(where, "has no list of subjects")
    form = _form(fields.get("form"), where)
    ruling = Ruling(
        number=_integer(fields, "number", where) or 0,
        kind=kind,
        subjects=tuple(_subject(subject, where) for subject in subjects),
        who=_text(fields, "who", where) or "",
        when=_text(fields, "when", where) or "",
        why=_text(fields, "why", where) or "",
        name=form.name if form else None,
        form=form,
        undoes=_integer(fields, "undoes", where),
    )
    if len(ruling.subjects) != SUBJECTS[kind] or (kind == "speaker") != (form is not None):
        raise _wrong(where, f"is no whole ruling of kind {kind}")
    if (kind == "undo") != (ruling.undoes is not None):
        raise _wrong(where, "does not say what it undoes" if kind == "undo" else "undoes something, but is no undo")
    return ruling


def _wrong(where: str, what: str) -> UnreadableInputError:
    return UnreadableInputError(where, what, "export the rulings anew or mend the line")


def _text(fields: dict[str, Any], name: str, where: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise _wrong(where, f"has a {name} that is no text")
    return value


def _integer(fields: dict[str, Any], name: str, where: str) -> int | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 1 << 62:
        raise _wrong(where, f"has a {name} that is no number")
    return value


def _subject(fields: object, where: str) -> Subject:
    if not isinstance(fields, dict):
        raise _wrong(where, "has a subject that is no JSON object")
    subject = Subject(
        **{name: _text(fields, name, where) for name in _SUBJECT_TEXTS},
        occurrence=_integer(fields, "occurrence", where) or 0,
    )
    if subject.speaker is None and (subject.article is None or subject.base_id is None or subject.text is None):
        raise _wrong(where, "has a subject without article and text, or speaker")
    return subject


def _form(fields: object, where: str) -> NameForm | None:
    if fields is None:
        return None
    if not isinstance(fields, dict):
        raise _wrong(where, "has a form that is no JSON object")
    key, name, block = (_text(fields, part, where) for part in ("key", "name", "block"))
    kinds: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
    kind = next((known for known in kinds if known == fields.get("kind")), None)
    if not key or not name or not block or kind is None:
        raise _wrong(where, "has a form without key, name, block and kind")
    return NameForm(key, kind, block, name)
