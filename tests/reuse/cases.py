"""Reading of the case files, and short ways to write a wording."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quotes.models import Wording

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reuse"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of ``fixtures/reuse/<name>.jsonl``."""
    with (FIXTURES / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def said(
    id_: str, text: str, published: str | None = None, speaker: str | None = "Ilse Marron", **more: Any
) -> Wording:
    """Return a wording of one speaker."""
    return Wording(id_, text, speaker, "person" if speaker else None, published=published, **more)
