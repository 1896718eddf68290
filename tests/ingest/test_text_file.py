"""Text files: front matter, titles, dates, empty and large ones."""

from typing import Any

import pytest

from quotes.ingest.fields import Given
from quotes.ingest.front_matter import split_front_matter
from quotes.ingest.text_file import TEXT_LIMIT, article_of
from quotes.models import Article, Rejection


def read(text: str, **given: Any) -> Article | Rejection:
    """Read ``text`` as the file ``piece.txt``."""
    return article_of(text.encode(), "piece.txt", "piece", Given(**given))


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("---\noutlet: River Post\n---\nBody", {"outlet": "River Post"}, "Body"),
        ("---\nOutlet:  River: Post \n\n---  \n\nBody", {"outlet": "River: Post"}, "\nBody"),
        ('---\ntitle: "He said \\"no\\": twice"\n---\nBody', {"title": 'He said "no": twice'}, "Body"),
        ("---\ntitle: 'It''s shut'\n---\nBody", {"title": "It's shut"}, "Body"),
        ('---\ntitle: "Yes" and "no"\n---\nBody', {"title": '"Yes" and "no"'}, "Body"),
        ("---\nurl: https://a.example/b?c=d#e\n---\nBody", {"url": "https://a.example/b?c=d#e"}, "Body"),
        ("---\nid: 1\ntags:\n  - a\n- b\n# remark\n---\nBody", {"id": "1", "tags": ""}, "Body"),
        ("---\noutlet: ~\n---", {"outlet": ""}, ""),
        ("---\noutlet: A\noutlet: B\n---\n", {"outlet": "A"}, ""),
    ],
)
def test_front_matter(text: str, fields: dict[str, str], rest: str) -> None:
    """Simple lines are read; marks and colons in values stay."""
    assert split_front_matter(text) == (fields, rest)


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe road is shut.\n---\nBody",
        "---\noutlet: A\nBody without a closing line",
        "---\nMINISTER: We will go.\n---\nBody",
        "----\noutlet: A\n----\n",
        "Body\n---\noutlet: A\n---\n",
        "---\n---\nBody",
        "---",
        "---\n" + "a: b\n" * 500 + "outlet: A\n---\nBody",
    ],
)
def test_no_front_matter_stays_text(text: str) -> None:
    """A block that is none is part of the text."""
    assert split_front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry to close\n\nThe ferry will close.", "Ferry to close"),
        ("# Ferry to close\n\nThe ferry will close.", "Ferry to close"),
        ("\n\nWill the ferry close?\n \nIt will.", "Will the ferry close?"),
        ("The ferry will close.\n\nIt will.", None),
        ("“We close.”\n\nIt will.", None),
        ("Ferry to close\nThe ferry will close.", None),
        ("Ferry to close\n\n", None),
        ("Ferry to close", None),
        ("word " * 50 + "\n\nBody.", None),
    ],
)
def test_title_is_a_short_first_line(text: str, title: str | None) -> None:
    """A short first line without a full stop before an empty line is the title and stays in the text."""
    article = read(text)
    assert isinstance(article, Article)
    assert (article.title, article.text) == (title, text)


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("2031-05", "2031-05"),
        ("2031-05-02T09:30:00Z", "2031-05-02T09:30:00Z"),
        ("2031-05-02 09:30 +0200", "2031-05-02T09:30+02:00"),
        ("2031-13-02", None),
        ("yesterday", None),
    ],
)
def test_dates_are_checked(published: str, kept: str | None) -> None:
    """Dates that are none are left out and said; the article is read all the same."""
    article = read(f"---\npublished: {published}\n---\nBody")
    assert isinstance(article, Article)
    assert article.published == kept
    assert bool(article.notes) == (kept is None)


def test_unknown_type_is_said() -> None:
    """A type that is neither article nor transcript is read as article, with a note."""
    article = read("---\ntype: poem\n---\nBody")
    assert isinstance(article, Article)
    assert (article.type, article.notes) == ("article", ("type “poem” is unknown: read as article",))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t", "is empty"),
        (b"---\nid: a\n---\n \n", "has front matter but no text"),
        (b"a" * (TEXT_LIMIT + 1), "is larger than 64 MB; split it into its articles"),
    ],
)
def test_nothing_to_read_is_said(data: bytes, reason: str) -> None:
    """Empty and oversized files are named with their reason."""
    assert article_of(data, "a.txt", "a", Given()) == Rejection("a.txt", reason)


def test_twenty_megabytes_are_read() -> None:
    """A 20 MB file is an article like any other."""
    article = article_of(b"words and more words\n" * 1_000_000, "big.txt", "big", Given())
    assert isinstance(article, Article)
    assert len(article.text) == 21_000_000


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("---\noutlet: River Post\npublished: 2031-01-01\nThe road is shut.", True),
        ("---\nOutlet: River Post", True),
        ("---\noutlet: River Post\n---\nThe road is shut.", False),
        ("---\nThe road is shut: nobody knows why.\n", False),
        ("---\n", False),
        ("The road is shut.", False),
    ],
)
def test_front_matter_that_never_closes(text: str, noted: bool) -> None:
    """It is read as text, and said so: the outlet that it names is not taken."""
    article = read(text)
    assert isinstance(article, Article)
    assert article.outlet == ("River Post" if "\n---" in text else None)
    assert any("opens like front matter" in note for note in article.notes) is noted
