"""Articles in a stream: what is left of one when the next is read."""

from __future__ import annotations

import gc
import json
import unicodedata
from pathlib import Path

from quotes.models import Article
from quotes.reading import quotation_id
from quotes.workflow.extracting import extract_article, extract_articles

TEXT = (
    "Mayor Ada Lom met the guild. She said the weir was “a wreck.” “We told her so,” said Jan Kos, its head.\n"
    "The firm denied it. “No,” it said in a statement. The mayor and her deputy, Ivo Rask, left; they were “tired.”"
)


def test_article_leaves_no_cycles() -> None:
    """All that was made for an article goes with it: the search for cycles, put off meanwhile, finds nothing."""
    article = Article("a", TEXT)
    extract_article(article, scare=True, indirect=True)  # fills the tables
    gc.collect()
    gc.disable()
    try:
        made = extract_article(article, scare=True, indirect=True)
        assert made
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_reading_leaves_sweeps_alone() -> None:
    """A library's user keeps the search for cycles as it was."""
    before = gc.get_threshold()
    stream = extract_articles([Article("a", TEXT), Article("b", TEXT)])
    next(stream)
    assert gc.get_threshold() == before
    assert len(list(stream)) == 1


def test_accents_apart_from_their_letters() -> None:
    """A text whose accents are characters of their own gives the same quotations, at their places in it."""
    text = "“We will close the café in Kéri Street,” Zoltán Kéri said. José Núñez denied it: “Faux.” “No,” he said."
    apart = unicodedata.normalize("NFD", text)
    plain = extract_article(Article("a", text), indirect=True)
    found = extract_article(Article("a", apart), indirect=True)
    assert len(plain) == 3
    assert [(q.speaker, q.rule, q.confidence) for q in found] == [(q.speaker, q.rule, q.confidence) for q in plain]
    for q, same in zip(found, plain, strict=True):
        for span, other in zip((*q.segments, q.mention), (*same.segments, same.mention), strict=True):
            assert span is not None
            assert other is not None
            assert apart[span.start : span.end] == span.text == unicodedata.normalize("NFD", other.text)
        assert q.id == quotation_id("a", apart, q.segments[0].start)


def test_reported_speech_changes_no_speaker() -> None:
    """Who is quoted does not depend on whether reported speech is asked for."""
    cases = Path(__file__).parents[2] / "fixtures" / "extract" / "cases.jsonl"
    for case in map(json.loads, cases.read_text(encoding="utf-8").splitlines()):
        article = Article("a", case["text"])
        quoted = extract_article(article)
        assert quoted == tuple(q for q in extract_article(article, indirect=True) if q.kind != "indirect"), case["id"]
