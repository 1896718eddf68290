"""A store in a temporary folder, and makers of small articles, quotations and lineages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quotes.models import Article, First, Lineage, NameForm, Quotation, Report, Span, Speaker
from quotes.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of this test is."""
    return tmp_path / "quotes.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(path) as opened:
        yield opened


def make_article(words: str, article: str = "a1", *, who: str = "Mara Venn", **fields: str) -> Article:
    """Return an article of one sentence with one quotation."""
    return Article(id=article, text=f"“{words}” said {who}.", **fields)  # type: ignore[arg-type]


def make_quotations(article: Article, role: str | None = None) -> list[Quotation]:
    """Return the quotation of an article made by ``make_article``."""
    start, end = article.text.index("“") + 1, article.text.index("”")
    name = article.text[article.text.index(" said ") + 6 : -1]
    cue = article.text.index("said")
    return [
        Quotation(
            id=f"{article.id}-q",
            article=article.id,
            kind="direct",
            segments=(Span(start, end, article.text[start:end]),),
            outlet=article.outlet,
            published=article.published,
            speaker=Speaker(name, "person", role),
            mention=Span(cue + 5, cue + 5 + len(name), name),
            cue=Span(cue, cue + 4, "said"),
            rule="said-subject",
            confidence=0.9,
        )
    ]


def make_form(name: str, role: str | None = None) -> NameForm:
    """Return a simple form of a person's name."""
    words = name.lower().split()
    return NameForm(f"p:{'-'.join(words)}", "person", words[-1], name, (role,) if role else ())


@pytest.fixture
def put(store: Store) -> Callable[..., Quotation]:
    """Add an article of one sentence and return its quotation as stored."""

    def add(words: str, article: str = "a1", *, who: str = "Mara Venn", role: str | None = None, **fields) -> Quotation:
        plan = store.plan(make_article(words, article, who=who, **fields))
        quotations = make_quotations(plan.article, role)
        forms = {q.id: make_form(who, role) for q in quotations}
        store.add_article(plan.article, quotations, forms=forms)
        return store.of_article(plan.stored_id)[0]

    return add


@pytest.fixture
def tell(store: Store) -> Callable[..., Lineage]:
    """Save a lineage of quotations, each the child of the one before, and return it."""

    def save(lineage_id: str, *quotations: Quotation, **changes: object) -> Lineage:
        reports = []
        for quotation in quotations:
            start, end = quotation.segments[0].start, quotation.segments[-1].end
            reports.append(
                Report(
                    quotation=quotation.id,
                    article=quotation.article,
                    start=start,
                    end=end,
                    outlet=quotation.outlet,
                    published=quotation.published,
                    kind="direct",
                    text=quotation.text,
                    speaker=quotation.speaker,
                    parent=reports[-1].quotation if reports else None,
                    **({"severity": "none", **changes} if reports else {}),  # type: ignore[arg-type]
                )
            )
        head = quotations[0]
        first = First(head.outlet, head.article, head.published, "date", 0.8, "")
        severity = max((r.severity or "none" for r in reports), key=lambda s: s == "meaning")
        lineage = Lineage(lineage_id, head.speaker, first, tuple(reports), (), severity)
        store.save([lineage])
        return lineage

    return save


@pytest.fixture
def article_of() -> Callable[..., Article]:
    """Return ``make_article``."""
    return make_article


@pytest.fixture
def quotations_of() -> Callable[..., list[Quotation]]:
    """Return ``make_quotations``."""
    return make_quotations


@pytest.fixture
def form_of() -> Callable[..., NameForm]:
    """Return ``make_form``."""
    return make_form
