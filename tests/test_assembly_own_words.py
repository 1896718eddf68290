"""What a report says in its own words beside a fragment: it counts as said, and its loss is told."""

from collections.abc import Mapping

import pytest

from quotes.assembly import assemble
from quotes.models import Alteration, Article
from quotes.present.marking import mark_changes
from quotes.workflow import extract_article

FULL = {
    "denial": "The vote is in May. “I will not resign before the vote, and nobody will make me go,” said Ana Kos.",
    "condition": "“If the grant is cut again, the school in Velm will have to close by Easter,” said Ana Kos.",
    "boots": "“No boots on the ground, that was my promise to the people of Velm,” said Ana Kos.",
    "duty": "“I have got to come a long way before the vote, and I know it,” said Ana Kos.",
    "hedge": "The pipe is old. “I think the valve was shut before the shift began,” said Ana Kos.",
}


def severities(*texts: str) -> Mapping[str, tuple[str | None, list[Alteration]]]:
    """Return severity and alterations of reports that appeared one a day, by their number."""
    articles = [Article(str(n), t, f"Outlet {n}", f"2030-01-0{n + 1}") for n, t in enumerate(texts)]
    lineages = assemble([(a, extract_article(a)) for a in articles])
    return {r.article: (r.severity, list(r.alterations)) for lineage in lineages for r in lineage.reports}


@pytest.mark.parametrize(
    ("full", "fragment", "severity"),
    [
        ("denial", "Ana Kos said she would not “resign before the vote”.", "shortened"),
        ("denial", "Ana Kos refused to “resign before the vote”, her office said.", "shortened"),
        ("denial", "Ana Kos said she would “resign before the vote”.", "meaning"),
        ("denial", "Ana Kos did not say why, but said she would “resign before the vote”.", "meaning"),
        ("boots", "Ana Kos opposes “boots on the ground” in Velm.", "shortened"),
        ("boots", "Ana Kos promised “boots on the ground” in Velm.", "meaning"),
        ("condition", "If it is cut, “the school in Velm will have to close by Easter”, Ana Kos said.", "shortened"),
        ("condition", "Ana Kos said that “the school in Velm will have to close by Easter”.", "meaning"),
        ("duty", "Ana Kos has “to come a long way before the vote”.", "shortened"),
        ("duty", "Ana Kos wants “to come a long way before the vote”.", "meaning"),
        ("hedge", "Ana Kos said she thought “the valve was shut before the shift began”.", "shortened"),
        ("hedge", "Ana Kos said that “the valve was shut before the shift began”.", "meaning"),
    ],
)  # fmt: skip
def test_prose_supplies_what_the_marks_lack(full: str, fragment: str, severity: str) -> None:
    """A denial, a hedge or a condition told in the report's own words is not lost; that of another clause is none."""
    assert severities(FULL[full], fragment)["1"][0] == severity


def test_later_fragment_without_the_denial() -> None:
    """The same fragment, its denial gone from the prose beside it, is a change of meaning."""
    found = severities(
        FULL["denial"],
        "Ana Kos said she would not “resign before the vote”.",
        "Ana Kos will “resign before the vote”, she said on Tuesday.",
        "Ana Kos will never “resign before the vote”, she said on Tuesday.",
    )
    assert [found[i][0] for i in "123"] == ["shortened", "meaning", "none"]
    [lost] = found["2"][1]
    assert (lost.kind, lost.before) == ("negation", "not")
    assert lost.why.startswith("the earlier report said it in its own words, this one does not")


def test_fuller_report_of_a_fragment() -> None:
    """What a fragment's report said in its own words is no addition where a later report gives the whole."""
    found = severities("Ana Kos said she would not “resign before the vote”.", FULL["denial"].replace("May", "June"))
    assert found["1"][0] == "none"
    assert {a.kind for a in found["1"][1]} == {"expanded"}


def test_fragments_stand_for_themselves() -> None:
    """A denial in another fragment of one sentence is no denial of this one."""
    found = severities(
        "Ana Kos said she wanted to speak “directly to the people of Velm” and to say that “this is not who we are.”",
        "Ana Kos spoke “directly to the people of Velm”, the harbour news reports.",
    )
    assert found["1"][0] == "shortened"


def test_words_quoted_by_another_speaker() -> None:
    """Words that the first report gives as quoted by its speaker are not taken away from that one."""
    found = severities(
        "“The audit says they were ‘extremely careless with very old barrels of acid.’ I have read it,” said Ana Kos.",
        "The auditor, Jo Berg, called them “extremely careless with very old barrels of acid” in May.",
    )
    assert found["1"][0] is not None
    assert "reattributed" not in {a.kind for a in found["1"][1]}


def test_what_was_not_quoted_is_not_struck_out() -> None:
    """Words that the earlier report said itself are told of; they never stood between its marks."""
    found = severities(
        FULL["denial"],
        "Ana Kos said she would not “resign before the vote”.",
        "Ana Kos will “resign before the vote”, she said on Tuesday.",
    )
    assert [(p.op, p.text) for p in mark_changes("resign before the vote", found["2"][1])] == [
        ("keep", "resign before the vote")
    ]
