"""Who was first: each ground, in the order of the contract, and what is noted against it."""

from attrs import evolve

from quotes.lineage import decide_first
from quotes.models import Copy, Credit, Report


def report(outlet: str | None, published: str | None, number: int = 0, **fields: object) -> Report:
    """Return a report of an article of its own."""
    name = f"{outlet}-{number}"
    made = Report(f"q-{name}", f"a-{name}", 0, 9, outlet, published, "direct", "It leaks.")
    return evolve(made, **fields)


def credit(
    giver: Report, outlet: str, phrase: str = "according to", *, basis: str = "credit", whole: bool = False
) -> Credit:
    """Return a credit that an article gives."""
    covered = () if whole else (giver.quotation,)
    return Credit(giver.article, outlet, phrase, 0, 9, basis, covered)  # type: ignore[arg-type]


EARLY, LATE = report("Early Post", "2030-01-01"), report("Late Post", "2030-01-05")


def test_only() -> None:
    """One report there is."""
    first = decide_first([EARLY], [], {})
    assert (first.outlet, first.article, first.basis) == ("Early Post", EARLY.article, "only")


def test_date() -> None:
    """The earliest by date, in whatever order the reports come."""
    for reports in ([EARLY, LATE], [LATE, EARLY]):
        first = decide_first(reports, [], {})
        assert (first.outlet, first.basis, first.published) == ("Early Post", "date", "2030-01-01")


def test_zone() -> None:
    """Instants decide, not the digits of the clock."""
    east = report("East", "2030-01-02T08:00:00+09:00")
    west = report("West", "2030-01-01T22:00:00-05:00")
    assert decide_first([east, west], [], {}).outlet == "East"


def test_tie() -> None:
    """A day and a time on that day are tied; a third, later report changes nothing."""
    other = report("Other", "2030-01-01T23:00:00+00:00")
    first = decide_first([EARLY, other, LATE], [], {})
    assert (first.outlet, first.basis) == (None, "unknown")
    assert "Early Post and Other" in first.note


def test_tie_within_one_outlet() -> None:
    """Two articles of one outlet on one day are no rivals."""
    assert decide_first([EARLY, report("Early Post", "2030-01-01", 2), LATE], [], {}).outlet == "Early Post"


def test_undated() -> None:
    """A report without a date may be the first."""
    first = decide_first([EARLY, report("Undated Post", None)], [], {})
    assert first.basis == "unknown"
    assert "Undated Post" in first.note


def test_credit_before_date() -> None:
    """A credit stands against the dates, which is noted."""
    first = decide_first([EARLY, LATE], [credit(EARLY, "Late Post", "first reported by the Late Post")], {})
    assert (first.outlet, first.basis, first.article) == ("Late Post", "credit", LATE.article)
    assert "before" in first.note


def test_credit_to_an_outlet_without_an_article() -> None:
    """The outlet credited need not be at hand."""
    first = decide_first([EARLY], [credit(EARLY, "Far Post")], {})
    assert (first.outlet, first.article, first.published, first.basis) == ("Far Post", None, None, "credit")


def test_told_to_before_credit() -> None:
    """Whom the words were said to comes before who is credited."""
    first = decide_first([EARLY, LATE], [credit(LATE, "Far Post")], {EARLY.quotation: "Early Post"})
    assert (first.outlet, first.basis) == ("Early Post", "told-to")


def test_told_to_credit_counts() -> None:
    """A credit of the kind told-to is the same as a quotation's own."""
    first = decide_first([EARLY], [credit(EARLY, "Radio Osmin", "told Radio Osmin", basis="told-to")], {})
    assert (first.outlet, first.basis) == ("Radio Osmin", "told-to")


def test_two_claims_are_noted() -> None:
    """Of two outlets that were told, that of the earlier report stands; the other is named."""
    first = decide_first([EARLY, LATE], [], {EARLY.quotation: "Radio Osmin", LATE.quotation: "Kanal Sechs"})
    assert first.outlet == "Radio Osmin"
    assert "Kanal Sechs" in first.note
    assert first.confidence < decide_first([EARLY], [], {EARLY.quotation: "Radio Osmin"}).confidence


def test_station_on_the_way() -> None:
    """An outlet that itself credits another is not the source."""
    third = report("Third Post", "2030-01-09")
    credits = [credit(LATE, "Early Post"), credit(third, "Late Post")]
    assert decide_first([EARLY, LATE, third], credits, {}).outlet == "Early Post"


def test_claim_to_be_first_weighs_more() -> None:
    """ "First reported by" outweighs "according to"."""
    third = report("Third Post", "2030-01-09")
    credits = [credit(LATE, "Far Post"), credit(third, "Near Post", "first reported by the Near Post")]
    assert decide_first([EARLY, LATE, third], credits, {}).outlet == "Near Post"


def test_help_is_no_claim() -> None:
    """An outlet that only contributed is not the first."""
    first = decide_first([EARLY, LATE], [credit(EARLY, "Far Post", "with files from Far Post", whole=True)], {})
    assert first.basis == "date"


def test_dateline_is_a_claim() -> None:
    """An agency's dateline is one, whether its own article is at hand or not."""
    first = decide_first([EARLY, LATE], [credit(EARLY, "Gannet Agency", "(Gannet Agency)", whole=True)], {})
    assert (first.outlet, first.basis) == ("Gannet Agency", "credit")


def test_copies_count_as_printings() -> None:
    """The earliest printing decides, also where it was folded into a report."""
    folded = report("Early Post", "2030-01-01", copies=(Copy("b", "qb", "Copy Post", "2030-01-01"),))
    assert decide_first([folded], [], {}).basis == "unknown"


def test_paraphrase_has_no_say_in_the_dates() -> None:
    """An indirect report of the same day makes no tie."""
    told = report("Other", "2030-01-01", kind="indirect")
    first = decide_first([EARLY, told], [], {})
    assert (first.outlet, first.basis) == ("Early Post", "date")


def test_nameless_outlet() -> None:
    """Where the earliest article names no outlet, none is named."""
    first = decide_first([report(None, "2029-01-01"), EARLY], [], {})
    assert (first.outlet, first.published) == (None, "2029-01-01")
