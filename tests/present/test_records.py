"""The JSON of the contract: names, order, nulls and lists, to the letter."""

import json

from quotes.models import (
    Also,
    Alteration,
    Comparison,
    Copy,
    Credit,
    First,
    Lineage,
    Quotation,
    Report,
    Span,
    Speaker,
)
from quotes.present import records

SPEAKER = Speaker("Ines Vardal", "person", "harbour master", "s:1")
ALTERATION = Alteration("modality", "meaning", "may", "will", (3, 6), (3, 7), "a possibility is now a promise")


def test_quotation() -> None:
    """A quotation has the fields of the contract in their order."""
    quotation = Quotation(
        id="q1",
        article="a1",
        kind="direct",
        segments=(Span(1, 5, "Yes,"), Span(20, 23, "No.")),
        outlet="River Post",
        speaker=SPEAKER,
        cue=Span(7, 11, "said"),
        confidence=0.912345,
        rule="after-inverted",
    )
    assert records.quotation_record(quotation) == {
        "id": "q1",
        "article": "a1",
        "outlet": "River Post",
        "published": None,
        "kind": "direct",
        "segments": [{"start": 1, "end": 5, "text": "Yes,"}, {"start": 20, "end": 23, "text": "No."}],
        "text": "Yes, No.",
        "speaker": {"name": "Ines Vardal", "kind": "person", "role": "harbour master", "id": "s:1"},
        "mention": None,
        "cue": {"start": 7, "end": 11, "text": "said"},
        "told_to": None,
        "polarity": "asserted",
        "rule": "after-inverted",
        "confidence": 0.9123,
        "reason": None,
    }
    assert " ".join(records.quotation_record(quotation)) == (
        "id article outlet published kind segments text speaker mention cue told_to polarity rule confidence reason"
    )


def test_comparison() -> None:
    """Spans are lists, not tuples."""
    assert json.loads(records.dump(records.comparison_record(Comparison("meaning", 2 / 3, (ALTERATION,))))) == {
        "severity": "meaning",
        "similarity": 0.6667,
        "alterations": [
            {
                "kind": "modality",
                "severity": "meaning",
                "before": "may",
                "after": "will",
                "before_span": [3, 6],
                "after_span": [3, 7],
                "why": "a possibility is now a promise",
            }
        ],
    }


def test_lineage() -> None:
    """A lineage has the fields of the contract in their order, reports and credits too."""
    report = Report(
        quotation="q2",
        article="a2",
        start=3,
        end=9,
        outlet=None,
        published=None,
        kind="source",
        text="No.",
        parent="q1",
        also=(Also("l9", "q9"),),
        copies=(Copy("a3", "q3", "Wire", "2031"),),
        similarity=0.5,
        severity="meaning",
        alterations=(ALTERATION,),
    )
    lineage = Lineage(
        lineage="l1",
        speaker=None,
        first=First(None, None, None, "unknown", 0.25, "a tie"),
        reports=(report,),
        credits=(Credit("a2", "River Post", "first reported by the River Post", 5, 37, "credit", ("q2",)),),
        severity="meaning",
    )
    found = records.lineage_record(lineage)
    assert list(found) == ["lineage", "speaker", "first", "reports", "credits", "severity"]
    assert found["speaker"] is None
    assert found["first"] == {
        "outlet": None,
        "article": None,
        "published": None,
        "basis": "unknown",
        "confidence": 0.25,
        "note": "a tie",
    }
    assert found["credits"] == [
        {"article": "a2", "outlet": "River Post", "phrase": "first reported by the River Post", "start": 5, "end": 37}
    ]
    (shown,) = found["reports"]
    assert " ".join(shown) == (
        "quotation article start end outlet published kind segments text speaker polarity parent also copies "
        "similarity severity alterations"
    )
    assert shown["also"] == [{"lineage": "l9", "parent": "q9"}]
    assert shown["copies"] == [{"article": "a3", "quotation": "q3", "outlet": "Wire", "published": "2031"}]


def test_where_the_words_of_a_report_lie() -> None:
    """A report names its stretches of text, be it one or several, and whether the words were said at all."""
    whole = Report("q", "a", 7, 11, None, None, "direct", "Yes,")
    parts = (Span(1, 5, "Yes,"), Span(20, 23, "No."))
    told = Report("q", "a", 1, 23, None, None, "direct", "Yes, No.", polarity="negated", segments=parts)
    assert records.report_record(whole)["segments"] == [{"start": 7, "end": 11, "text": "Yes,"}]
    assert records.report_record(told)["segments"] == [
        {"start": 1, "end": 5, "text": "Yes,"},
        {"start": 20, "end": 23, "text": "No."},
    ]
    assert [records.report_record(r)["polarity"] for r in (whole, told)] == ["asserted", "negated"]


def test_root_has_no_severity() -> None:
    """At the root severity is null and the alterations are empty."""
    root = records.report_record(Report("q", "a", 0, 1, None, None, "direct", "x"))
    assert (root["severity"], root["alterations"], root["parent"]) == (None, [], None)


def test_characters_stand_for_themselves() -> None:
    """JSON is one line, with marks and accents as they are."""
    assert records.dump({"text": "“Où?”\n"}) == '{"text": "“Où?”\\n"}'
