"""Rules added to a table and taken out of it, place by place as the schema says what stands there.

In: the schema's node, a table, a newsroom's changes (checked).  Out: a new table; none of the inputs is changed.

>>> merged(Node(fields={"m": Node("words")}), {"m": "mr sir"}, {"m": "sir lord"})
{'m': 'mr sir lord'}
"""

from __future__ import annotations

from typing import Any

from quotes.rules.files import Table
from quotes.rules.schema import Node
from quotes.rules.shapes import list_of

_LISTS = frozenset(("list", "pairs", "places", "lists", "couples"))
_JOINED = {"words": " ", "sized words": " ", "opposites": "\n", "verb forms": "; "}


def merged(node: Node, held: Any, added: Any) -> Any:
    """Return ``held`` with ``added`` put to it; what is there already stands once, a single value is replaced."""
    if node.shape:
        return _leaf(node.shape, held, added)
    if node.rows:
        return _rows(node, held or [], added)
    whole: Table = dict(held or {})
    for name, one in added.items():
        own = node.entry or node.fields.get(name) or node.fields.get("*")
        whole[name] = merged(own, whole[name], one) if own and name in whole else one
    return whole


def _leaf(shape: str, held: Any, added: Any) -> Any:
    if shape == "words or list" and isinstance(held, str) and isinstance(added, str):
        shape = "words"
    elif shape == "words or list":
        held, added, shape = list_of(shape, held)[0], list_of(shape, added)[0], "list"
    if shape in _JOINED:
        there = set(list_of(shape, held)[0])
        new = [one for one in list_of(shape, added)[0] if one not in there]
        return _JOINED[shape].join((held.rstrip().rstrip(";"), *new)) if new else held
    if shape in _LISTS:
        there = {str(one) for one in held}
        return [*held, *(one for one in added if str(one) not in there)]
    return added


def _rows(node: Node, held: list[Table], added: list[Table]) -> list[Table]:
    key, entry = node.key, node.entry
    if key is None or entry is None:
        return [*held, *added]
    new = {row[key]: row for row in added}
    whole = [merged(entry, row, new.pop(row.get(key))) if row.get(key) in new else row for row in held]
    return [*whole, *new.values()]


def reduced(node: Node, held: Any, removed: Any) -> Any:
    """Return ``held`` without what ``removed`` lists; what is not there is passed over."""
    if node.shape:
        out = {str(one) for one in list_of(node.shape, removed)[0]}
        kept = [one for one in list_of(node.shape, held)[0] if str(one) not in out]
        return _JOINED[node.shape].join(kept) if node.shape in _JOINED else kept
    if node.rows:
        return _rows_left(node, held, removed)
    if isinstance(removed, list):
        return {name: one for name, one in held.items() if name not in removed}
    whole: Table = dict(held)
    for name, one in removed.items():
        own = node.entry or node.fields.get(name) or node.fields.get("*")
        if own and name in whole:
            whole[name] = reduced(own, whole[name], one)
    return whole


def _rows_left(node: Node, held: list[Table], removed: list[Any]) -> list[Table]:
    key, entry = node.key or "", node.entry
    rows = {row if isinstance(row, str) else row.get(key): row for row in removed}
    whole = []
    for row in held:
        name = row.get(key)
        if name not in rows:
            whole.append(row)
            continue
        rest = {} if isinstance(rows[name], str) else {k: v for k, v in rows[name].items() if k != key}
        if rest and entry is not None:
            whole.append(reduced(entry, row, rest))
    return whole
