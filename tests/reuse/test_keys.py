"""Keys for an index on disk."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.reuse import copy_keys, paraphrase_keys, prose_keys, prose_probe_keys, shingle_keys

TEXT = "The pumps flooded every cellar while the harbour clerks slept under crooked lanterns."


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_keys_fit_a_database(text: str) -> None:
    """All keys are signed 64-bit integers, each once."""
    for keys in (
        shingle_keys(text),
        copy_keys(text),
        paraphrase_keys(text),
        prose_keys(text, []),
        prose_probe_keys(text),
    ):
        assert len(keys) == len(set(keys))
        assert all(-(1 << 63) <= key < 1 << 63 for key in keys)


def test_keys_are_the_same_in_every_process() -> None:
    """Hash seeds of Python do not reach the keys."""
    code = f"from quotes.reuse import shingle_keys; print(sum(shingle_keys({TEXT!r})))"
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert int(run.stdout) == sum(shingle_keys(TEXT))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (TEXT, "every cellar while"),
        ("The mill burned.", "The mill burns."),
        ("We will not sell it now", "We will never sell it now"),
        ("Scandalous!", "scandalous"),
    ],
)
def test_alike_texts_share_a_key(a: str, b: str) -> None:
    """A run of three words shared is enough, and of two in short texts."""
    assert set(shingle_keys(a)) & set(shingle_keys(b))


def test_ten_words_of_prose_share_a_key() -> None:
    """Whatever stands around it, a run of ten words is found, though only some keys of prose are kept."""
    words = [f"{word}{i}" for i, word in enumerate(TEXT.lower().rstrip(".").split() * 12)]
    kept = set(prose_keys(" ".join(words), []))
    assert len(kept) < len(words) / 3
    for start in range(len(words) - 10):
        assert kept & set(prose_probe_keys(" ".join(words[start : start + 10])))
