"""The steps of the linking one by one: printings, versions, sources, credits, rulings."""

import pytest
from attrs import evolve

from quotes.assembly import assemble
from quotes.assembly.folding import fold_printings, printing_groups
from quotes.assembly.glance import may_be_copy, may_quote
from quotes.assembly.items import Item
from quotes.assembly.joining import Rulings
from quotes.models import Article, Lineage, Quotation, Report, Span, Speaker

WORDS = "The tide took the lower meadow and left us a chair,"
LONG = "Nobody has counted the swans on the moat since the winter in which the warden fell through the ice"


def told(article: Article, words: str, name: str = "Bo Hald", **fields: object) -> Quotation:
    """Return a quotation that stands in an article."""
    start = article.text.index(words)
    return Quotation(
        f"{article.id}:{start}",
        article.id,
        "direct",
        (Span(start, start + len(words), words),),
        article.outlet,
        article.published,
        Speaker(name, "person"),
        **fields,  # type: ignore[arg-type]
    )


def story(*parts: tuple[str, str, str], words: str = WORDS) -> list[tuple[Article, tuple[Quotation, ...]]]:
    """Return articles (id, outlet, date) that each hold the same words."""
    articles = [Article(i, f"News {i} from the dyke. “{words}” said Bo Hald.", o, p) for i, o, p in parts]
    return [(a, (told(a, words),)) for a in articles]


def placed(lineages: list[Lineage]) -> dict[str, tuple[Lineage, Report]]:
    """Return each report with its lineage, by article."""
    return {r.article: (lineage, r) for lineage in lineages for r in lineage.reports}


def test_ruling_keeps_apart() -> None:
    """What a person ruled to be different words does not share a lineage."""
    given = story(("a", "A Post", "2030-01-01"), ("b", "B Post", "2030-01-02"))
    assert len(assemble(given)) == 1
    ids = tuple(q.id for _, (q,) in given)
    assert len(assemble(given, Rulings(different=frozenset({(ids[0], ids[1])})))) == 2


def test_ruling_joins() -> None:
    """What a person ruled to be the same words does, with the earlier one as the parent."""
    given = [
        *story(("a", "A Post", "2030-01-01")),
        *story(("b", "B Post", "2030-01-02"), words="Water came, and all that stayed was something to sit on,"),
    ]
    assert len(assemble(given)) == 2
    ids = tuple(q.id for _, (q,) in given)
    [lineage] = assemble(given, Rulings(same=frozenset({(ids[0], ids[1])})))
    assert [r.parent for r in lineage.reports] == [None, ids[0]]


def test_ruling_apart_finds_another_parent() -> None:
    """A report that may not descend from the first one descends from the next."""
    given = story(("a", "A Post", "2030-01-01"), ("b", "B Post", "2030-01-02"), ("c", "C Post", "2030-01-03"))
    a, b, c = (q.id for _, (q,) in given)
    reports = placed(assemble(given, Rulings(different=frozenset({(a, c)}))))
    assert reports["c"][1].parent == b


def test_own_prose_is_the_source() -> None:
    """Words that stood unmarked in an earlier article are a report of kind source, and the root."""
    first = Article("a", f"The castle is let. {LONG}. It is for sale.", "Moat Review", "2030-01-01")
    later = Article("b", f"A reader writes of swans. “{LONG},” said Bo Hald.", "B Post", "2030-01-09")
    [lineage] = assemble([(first, ()), (later, (told(later, LONG),))])
    source, report = lineage.reports
    assert (source.kind, source.text, report.parent) == ("source", LONG, source.quotation)
    assert first.text[source.start : source.end] == source.text
    assert (lineage.first.outlet, lineage.first.article) == ("Moat Review", "a")


@pytest.mark.parametrize("published", ["2030-01-09", "2030-02-01", None])
def test_prose_that_is_not_earlier_is_no_source(published: str | None) -> None:
    """Prose of the same day, of a later one or without a date repeats the words, as far as anyone can know."""
    prose = Article("a", f"The castle is let. {LONG}. It is for sale.", "Moat Review", published)
    said = Article("b", f"A reader writes of swans. “{LONG},” said Bo Hald.", "B Post", "2030-01-09")
    [lineage] = assemble([(prose, ()), (said, (told(said, LONG),))])
    assert [r.kind for r in lineage.reports] == ["direct"]


def test_prose_after_an_earlier_quotation_is_no_source() -> None:
    """An article that repeats a quotation without marks is not where a third one has it from."""
    first = Article("a", f"“{LONG},” said Bo Hald of the moat.", "A Post", "2030-01-01")
    prose = Article("b", f"The castle is let. {LONG}. It is for sale.", "Moat Review", "2030-01-05")
    later = Article("c", f"“{LONG},” said Bo Hald, who fishes there.", "C Post", "2030-01-09")
    [lineage] = assemble([(first, (told(first, LONG),)), (prose, ()), (later, (told(later, LONG),))])
    assert [(r.article, r.kind) for r in lineage.reports] == [("a", "direct"), ("c", "direct")]


def test_printings_group_by_copy_and_version() -> None:
    """Copies and versions are one group, the earliest first."""
    items = [
        Item(Article("b", "x", "B", "2030-01-02")),
        Item(Article("a", "x", "A", "2030-01-01")),
        Item(Article("a@2", "y", "A", "2030-01-03"), base="a", version=2),
        Item(Article("z", "z", "Z", "2030-01-01")),
    ]
    assert [[i.article.id for i in g] for g in printing_groups(items, [("a", "b")])] == [["a", "b", "a@2"]]


def test_like_quotations_of_one_text_fold_in_order() -> None:
    """The second "No," of a copy is folded into the second of the original."""

    def item(name: str, day: str) -> Item:
        article = Article(name, "“No,” he said. “No,” he said again.", name, day)
        spans = [Span(1, 4, "No,"), Span(16, 19, "No,")]
        own = tuple(Quotation(f"{name}{n}", name, "direct", (s,)) for n, s in enumerate(spans))
        return Item(article, own)

    assert fold_printings([item("b", "2030-01-02"), item("a", "2030-01-01")], [("a", "b")]) == {"b0": "a0", "b1": "a1"}


def test_glances() -> None:
    """The quick tests let through what must be looked at."""
    assert may_quote(LONG, f"It is said that {LONG.upper()}!")
    assert not may_quote(LONG, "Nobody has counted the ducks.")
    assert not may_quote("four words are few", "four words are few")
    assert may_be_copy(3, 4, 100)
    assert not may_be_copy(1, 4, 100)


def three(*names: str, cues: tuple[str, ...] = ("said", "said", "said")) -> list[str | None]:
    """Return the parents (articles) of three reports of the same words, a day apart, each given to the one named."""
    given = []
    for number, (name, cue) in enumerate(zip(names, cues, strict=True)):
        article = Article("abc"[number], f"“{WORDS}” {cue} {name}.", f"Post {number}", f"2030-01-0{number + 1}")
        quotation = told(article, WORDS)
        at = article.text.index(cue)
        whose = Speaker(name, "anonymous" if name.startswith("a ") else "person")
        given.append((article, (evolve(quotation, speaker=whose, cue=Span(at, at + len(cue), cue)),)))
    reports = {r.quotation: r for lineage in assemble(given) for r in lineage.reports}
    above = {r.article: reports[r.parent].article if r.parent else None for r in reports.values()}
    return [above[a] for a in "abc"]


@pytest.mark.parametrize(
    ("names", "cues", "parents"),
    [
        (("Bo Hald", "Bo Hald", "Bo Hald"), ("said", "said", "said"), [None, "a", "a"]),
        (("Bo Hald", "Ida Kjer", "Ida Kjer"), ("said", "said", "said"), [None, "a", "b"]),
        (("Bo Hald", "Ida Kjer", "Hald"), ("said", "said", "said"), [None, "a", "a"]),
        (("Bo Hald", "a warden", "a keeper"), ("said", "said", "said"), [None, "a", "b"]),
        (("Bo Hald", "a warden", "Bo Hald"), ("said", "said", "said"), [None, "a", "a"]),
        (("a warden", "Bo Hald", "Bo Hald"), ("said", "said", "said"), [None, "a", "b"]),
        (("Bo Hald", "Bo Hald", "Bo Hald"), ("said", "admitted", "conceded"), [None, "a", "b"]),
        (("Bo Hald", "Bo Hald", "Bo Hald"), ("said", "admitted", "said"), [None, "a", "a"]),
    ],
)
def test_an_altered_source_is_inherited(
    names: tuple[str, ...], cues: tuple[str, ...], parents: list[str | None]
) -> None:
    """Of reports with the same words the one is the parent that gives them to their source in the same way."""
    assert three(*names, cues=cues) == parents
