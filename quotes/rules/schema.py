"""What a rules file may hold, and the faults in one, each with its file, table, entry and field.

In: a parsed rules file, or a newsroom's overlay, and the shapes in ``rules/schema.toml``.  Out: faults.

>>> faults_of("titles", {"language": "en", "strong": {"words": ["mr"]}}, "rules/titles.toml")[-1].what
'is a list'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from attrs import field, frozen

from quotes.errors import RulesError
from quotes.rules.files import Table, bundled, bundled_names
from quotes.rules.shapes import SHAPES, kind_of, list_of

#: Deepest nesting of any rules file.
_DEEPEST: Final = 8
_ONE_OF: Final = "one of "


@frozen
class Node:
    """What may stand in one place of a rules file."""

    #: Of a leaf the name of its shape in ``SHAPES``, with what follows it ("one of" → its words).
    shape: str = ""
    optional: bool = False
    #: Of a table its fields; "*" stands for any field that the bundled file has.
    fields: dict[str, Node] = field(factory=dict)
    #: Of a table whose keys are entries what stands under each; of a list of tables what each is.
    entry: Node | None = None
    rows: bool = False

    @property
    def key(self) -> str | None:
        """Of the entries of a list the field that they are known by."""
        if self.entry is None:
            return None
        return next((name for name, node in self.entry.fields.items() if node.shape == "key"), None)


@frozen
class Fault:
    """One thing that is wrong in a rules file."""

    #: File, table, entry and field: ``newsroom.toml, [cues.verb] "plain", field stance``.
    where: str
    what: str
    remedy: str
    #: Whether it is the removal of something that is not there.
    absent: bool = False

    def error(self) -> RulesError:
        """Return the error that says so."""
        return RulesError(self.where, self.what, self.remedy)


@frozen
class _Place:
    """A place in a file."""

    file: str
    table: tuple[str, ...] = ()
    entry: str = ""

    def into(self, name: str) -> _Place:
        return _Place(self.file, (*self.table, name), self.entry)

    def at(self, entry: str) -> _Place:
        return _Place(self.file, self.table, f'{self.entry} "{entry}"')

    def __str__(self) -> str:
        table = f", [{'.'.join(self.table)}]" if self.table else ""
        return f"{self.file}{table}{self.entry}"


@cache
def schema_of(name: str) -> Node:
    """Return what the rules file ``name`` may hold."""
    root = Node()
    root.fields["language"] = Node("text", optional=True)
    root.fields["examples"] = _EXAMPLES
    for path, shape in bundled("schema")[name].items():
        _enter(root, path, shape)
    return root


def _enter(root: Node, path: str, shape: str) -> None:
    """Put a line of the schema (``"verb[].stance" = "one of …"``) into the tree."""
    node, names = root, path.split(".")
    for number, name in enumerate(names):
        last = number == len(names) - 1
        bare = name.removesuffix("[]").removesuffix("{}")
        leaf = Node(shape.removesuffix("?"), shape.endswith("?")) if last else Node()
        if bare == name:
            node = node.fields.setdefault(bare, leaf)
        else:
            held = node.fields.setdefault(bare, Node(entry=leaf, rows=name.endswith("[]")))
            node = held.entry or leaf


#: What an example may say: see ``quotes.workflow.examples``.
_EXAMPLES = Node(
    optional=True,
    rows=True,
    entry=Node(
        fields={
            name: Node(shape, optional=True)
            for shape, names in (
                ("text", "about against text before after name key"),
                ("any text", "speaker mention role told_to reason clause credit"),
                ("one of direct partial scare none", "kind"),
                ("one of asserted negated hypothetical", "polarity"),
                ("one of person organisation", "as"),
                ("list", "kinds not"),
                ("one of none cosmetic shortened reworded meaning", "severity"),
            )
            for name in names.split()
        }
    ),
)


def faults_of(name: str, table: Table, where: str) -> list[Fault]:
    """Return the faults of a whole rules file: what is missing, unknown, of another type, empty or there twice."""
    return list(_faults(schema_of(name), table, _Place(where), whole=True))


def overlay_faults(table: Table, where: str) -> list[Fault]:
    """Return the faults of a newsroom's overlay."""
    faults: list[Fault] = []
    removed = table.get("remove", {})
    for part, place in ((table, _Place(where)), (removed, _Place(where, ("remove",)))):
        if not isinstance(part, dict):
            faults.append(Fault(str(place), "is no table", "write [remove.titles.strong] and below it what to remove"))
            continue
        for name, given in part.items():
            here = place.into(name)
            if part is table and name == "remove":
                continue
            if part is table and name == "examples":
                faults += _faults(_EXAMPLES, given, here, whole=True)
            elif name not in bundled_names():
                faults.append(Fault(str(here), "is no rules file", f"use one of {', '.join(bundled_names())}"))
            elif part is table:
                faults += _faults(schema_of(name), given, here, known=bundled(name))
            else:
                faults += _not_there(schema_of(name), given, here, bundled(name))
    return faults


def _faults(
    node: Node, value: Any, place: _Place, *, whole: bool = False, known: Any = None, field_name: str = ""
) -> Iterator[Fault]:
    """Yield the faults of ``value``; ``known`` is what the bundled file has in this place."""
    where = f"{place}, field {field_name}" if field_name else str(place)
    if len(place.table) > _DEEPEST:
        yield Fault(where, "is nested too deep", "see the files in quotes/rules")
    elif node.shape:
        fault = _leaf_fault(node.shape, value, overlay=not whole)
        if fault:
            yield Fault(where, *fault)
    elif node.rows and node.entry is not None:
        yield from _row_faults(node, value, place, whole=whole, known=known)
    elif not isinstance(value, dict):
        yield Fault(where, f"is {kind_of(value)}", f"write it as a table: [{'.'.join(place.table)}]")
    elif node.entry is not None:
        for name, one in value.items():
            entry = place.at(name)
            if not name.strip():
                yield Fault(str(place), "has an entry without a name", "name it or leave it out")
            yield from _faults(node.entry, one, entry, whole=whole, known=(known or {}).get(name))
    else:
        yield from _table_faults(node, value, place, whole=whole, known=known)


def _leaf_fault(shape: str, value: Any, *, overlay: bool) -> tuple[str, str] | None:
    if shape.startswith(_ONE_OF):
        return SHAPES["one of"](value, shape.removeprefix(_ONE_OF), overlay)
    return SHAPES[shape](value, "", overlay)


def _table_faults(node: Node, value: Table, place: _Place, *, whole: bool, known: Any) -> Iterator[Fault]:
    """Yield the faults of a table with fixed fields: of an entry, or of the file."""
    held = known if isinstance(known, dict) else {}
    fields = {name: one for name, one in node.fields.items() if name != "*"}
    rest = node.fields.get("*")
    for name, one in value.items():
        own = fields.get(name, rest)
        if own is None or (not whole and known is not None and name not in held and not own.optional):
            names = ", ".join(sorted({*fields, *held} - {"language", "*"}))
            what = "field" if place.entry else "table or field"
            new = " (a new one needs a line in quotes/rules/schema.toml)" if whole and known is None else ""
            yield Fault(str(place), f"has the unknown {what} “{name}”", f"use one of {names}{new}")
        elif own.shape:
            yield from _faults(own, one, place, whole=whole, known=held.get(name), field_name=name)
        else:
            yield from _faults(own, one, place.into(name), whole=whole, known=held.get(name))
    if whole:
        for name, own in fields.items():
            if name not in value and not own.optional:
                yield Fault(str(place), f"lacks “{name}”", "add it")


def _row_faults(node: Node, value: Any, place: _Place, *, whole: bool, known: Any) -> Iterator[Fault]:
    """Yield the faults of a list of tables, each of them an entry known by its key."""
    written = f"[[{'.'.join(place.table)}]]"
    if node.entry is None or not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        yield Fault(str(place), f"is {kind_of(value)}", f"write each entry as a table {written}")
        return
    key = node.key
    there = {row.get(key) for row in known or ()} if key else set()
    seen: set[str] = set()
    for number, row in enumerate(value, 1):
        name = row.get(key) if key else None
        if key and not (isinstance(name, str) and name.strip()):
            yield Fault(f"{place}, entry {number}", f"lacks “{key}”", f"give it a {key}")
            continue
        entry = place.at(name) if isinstance(name, str) else _Place(place.file, place.table, f", entry {number}")
        if name in seen:
            yield Fault(str(entry), "is there twice", "put the two together or rename one")
        seen.add(name or "")
        # an entry that the bundled file has too is added to: it need not be whole
        yield from _faults(node.entry, row, entry, whole=whole or (name not in there))


def _not_there(node: Node, value: Any, place: _Place, held: Any) -> Iterator[Fault]:
    """Yield the faults of what is to be removed: what has the wrong type, and what is not there."""
    if node.shape or (node.entry is not None and not node.rows and isinstance(value, list)):
        asked, fault = list_of(node.shape or "list", value)
        if fault:
            yield Fault(str(place), *fault)
        there = set(held or ()) if not node.shape else set(map(str, list_of(node.shape, held)[0]))
        for one in asked:
            if str(one) not in there:
                yield Fault(str(place), f"removes “{one}”, which is not there", "see the bundled file", absent=True)
    elif node.rows and node.entry is not None:
        yield from _rows_not_there(node, value, place, held)
    elif not isinstance(value, dict):
        yield Fault(str(place), f"is {kind_of(value)}", "write it as a table, or as a list of the entries to remove")
    else:
        for name, one in value.items():
            own = node.entry or node.fields.get(name) or node.fields.get("*")
            here = place.at(name) if node.entry else place.into(name)
            if own is None or name not in (held or {}):
                known = ", ".join(sorted(set(held or {}) - {"language"})[:40])
                yield Fault(str(here), "is not there", f"there are {known}", absent=own is not None)
            else:
                yield from _not_there(own, one, here, held[name])


def _rows_not_there(node: Node, value: Any, place: _Place, held: Any) -> Iterator[Fault]:
    key = node.key
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value) and key:
        value = [{key: one} for one in value]
    if node.entry is None or not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        yield Fault(str(place), f"is {kind_of(value)}", "list the names of the entries to remove")
        return
    by_name = {row.get(key): row for row in held or ()}
    for number, row in enumerate(value, 1):
        name = row.get(key) if key else None
        if not isinstance(name, str):
            yield Fault(f"{place}, entry {number}", f"lacks “{key}”", "name the entry to remove")
        elif name not in by_name:
            yield Fault(str(place.at(name)), "is not there", "see the bundled file", absent=True)
        else:
            rest = {k: v for k, v in row.items() if k != key}
            yield from _not_there(node.entry, rest, place.at(name), by_name[name])
