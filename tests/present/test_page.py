"""The report as one self-contained page."""

import re

import pytest
from attrs import evolve

from quotes.models import Alteration, Article, First, Lineage, Quotation, Report, Span, Speaker
from quotes.present.page import PageData, Rest, SpeakerEntry, gravest_first, render_page

HOSTILE = '<script>alert(1)</script> [bold] & "said" \x1b[31m'
WHO = Speaker("Ruta <b>Ozols</b>", "person", "harbour & ferry master")


def report(name: str, text: str, parent: str | None = None, alterations: tuple[Alteration, ...] = ()) -> Report:
    """A report of ``text`` by an outlet called after it."""
    severity = alterations[0].severity if alterations else "none"
    return Report(
        quotation=name, article=f"a-{name}", start=0, end=len(text), outlet=f"Outlet {name}", published="2030-01-02",
        kind="direct", text=text, speaker=WHO, parent=parent, severity=severity if parent else None,
        alterations=alterations,
    )  # fmt: skip


def lineage(name: str, *reports: Report) -> Lineage:
    """A lineage of ``reports``."""
    first = First(reports[0].outlet, reports[0].article, reports[0].published, "date", 0.9, "a <note>")
    return Lineage(name, WHO, first, reports, (), reports[-1].severity or "none")


def page() -> str:
    """A page of two lineages, one altered."""
    change = Alteration("modality", "meaning", "may", "will", (3, 6), (3, 7), "a possibility is now a promise")
    quotation = Quotation("q", "a-1", "direct", (Span(0, len(HOSTILE), HOSTILE),), "Outlet 1", None, WHO)
    return render_page(
        PageData(
            (
                lineage("L1", report("1", HOSTILE), report("2", HOSTILE, "1")),
                lineage("L2", report("3", "We may sail."), report("4", "We will sail.", "3", (change,))),
                lineage("L3", report("5", "Nobody repeated this.")),
            ),
            (SpeakerEntry(WHO.name, "person", ("harbour & ferry master",), (quotation,), 3),),
            (Article("a-1", HOSTILE, "Outlet 1", None, title=HOSTILE),),
        )
    )


def test_nothing_of_an_article_is_markup() -> None:
    """Whatever an article says is shown as it stands; control characters are not passed on."""
    html = page()
    assert "<script" not in html
    assert "<b>Ozols" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [bold] &amp;" in html
    assert "\x1b" not in html


def test_no_request_leaves_the_page() -> None:
    """No address, import, image, frame or form; a policy forbids them too."""
    html = page()
    assert not re.search(r"https?:|//\w|@import|url\(|<(?:img|link|iframe|form|object|embed|video|audio)\b", html)
    assert "default-src 'none'" in html


def test_altered_words_are_marked() -> None:
    """The word that went and the word that came stand side by side, with the reason."""
    html = page()
    cut, added = r'<del class="meaning" title="[^"]*">may</del>', r'<ins class="meaning" title="[^"]*">will</ins>'
    assert re.search(f"We {cut}{added} sail", html)
    assert "<b>modality</b>: a possibility is now a promise" in html


def test_gravest_lineage_comes_first_and_lone_ones_are_counted() -> None:
    """The altered lineage leads; the one that nobody repeated is only counted."""
    html = page()
    assert html.index('id="L2"') < html.index('id="L1"')
    assert 'id="L3"' not in html
    assert "words that one article alone has: 1" in html


def test_what_is_not_listed_is_counted() -> None:
    """A speaker with more quotations than are listed says so."""
    assert "and 2 more" in page()


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2031-03-14T09:00:00+01:00", "2031-03-14 09:00 +01:00"),
        ("2031-03-14T09:00Z", "2031-03-14 09:00 UTC"),
        ("2031-03-14T09:00:30.5", "2031-03-14 09:00"),
        ("2031-03", "2031-03"),
        (None, "undated"),
    ],
)
def test_times_are_for_reading(published: str | None, shown: str) -> None:
    """A time loses its seconds, never its zone; what is not known is not made up."""
    assert shown in render_page(PageData((), (), (Article("a", "text", "Outlet", published),)))


def test_words_that_are_gone_stand_apart() -> None:
    """A word struck through does not run into the words beside it, and no space comes before a comma."""
    gone = Alteration("negation", "meaning", "never", "", (3, 8), (3, 3), "a denial is gone")
    cut = Alteration("truncated", "shortened", "and home", "", (9, 17), (7, 7), "the end is left out")
    story = lineage("L", report("1", "We never sail and home."), report("2", "We sail,", "1", (gone, cut)))
    html = render_page(PageData((story,), (), ()))
    assert re.search("We <del[^>]*>never</del> sail <del[^>]*>and home</del>,", html)


def test_what_the_page_leaves_out_is_counted() -> None:
    """Of a large store the page lists some, counts all, and says where the rest is."""
    change = Alteration("modality", "meaning", "may", "will", (3, 6), (3, 7), "a promise")
    story = lineage("L", report("1", "We may sail."), report("2", "We will sail.", "1", (change,)))
    rest = Rest(4, 9, {"meaning": 3, "none": 2}, 5, 6, 70, 8, ("Outlet 1", "Outlet 9"))
    source = SpeakerEntry("a pilot", "anonymous", (), (), 2)
    html = render_page(PageData((story,), (source,), (Article("a", "", "Outlet 1"),), rest))
    assert "72 quotations by 5 named speakers and 7 other sources in 9 articles of 2 outlets." in html
    assert "Words in more than one article: 5 lineages" in html
    assert "one article alone has: 9. Of 6 later reports:" in html
    assert "4 meaning may have changed</li>" in html
    for told in ("And 4 lineages more", "And 11 speakers more", "And 8 articles more"):
        assert told in html


def test_order_is_total() -> None:
    """Lineages alike in time and size come in the order of their first quotations."""
    a, b = lineage("A", report("1", "x")), lineage("B", report("2", "x"))
    assert [x.lineage for x in gravest_first((b, a))] == ["A", "B"]


def test_first_is_said_with_its_basis() -> None:
    """The outlet, the grounds and the note stand together."""
    grounds = "First: <strong>Outlet 3</strong>, 2030-01-02.*earliest report known here.*a &lt;note&gt;"
    assert re.search(grounds, page())


def test_counts_add_up() -> None:
    """The head of the page counts lineages and later reports as such, one or many."""
    html = page()
    assert "3 quotations by 1 named speaker in 1 article of 1 outlet." in html
    assert "Words in more than one article: 2 lineages" in html
    assert "words that one article alone has: 1. Of 2 later reports:" in html
    assert "1 meaning may have changed</li>" in html


def test_nobody_first_is_said_once() -> None:
    """Where the first cannot be told the page says so once, with the reason."""
    first = First(None, None, None, "unknown", 0.5, "a tie")
    tied = Lineage("L", WHO, first, (report("1", "A b."), report("2", "A b.")))
    html = render_page(PageData((tied,), (), ()))
    assert html.count("cannot be told") == 1
    assert "a tie" in html


def test_an_update_is_no_other_report() -> None:
    """A later version of the same article is said to be one; another article is named by its outlet."""
    first, later = report("1", "We may go."), report("2", "We will go.", parent="1")
    for article, shown in (("quay@2", "same article, updated"), ("other", "against Outlet 1")):
        story = lineage("A", evolve(first, article="quay"), evolve(later, article=article))
        html = render_page(PageData((story,), (), ()))
        assert shown in html
        assert ("or in more than one version of it" in html) is (article != "other")
