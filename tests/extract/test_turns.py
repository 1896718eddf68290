"""A transcript read as quotations."""

from quotes.extract.turns import read_transcript
from quotes.models import Article

SITTING = """Third sitting of the ports committee. Present: Dr Ines Varga, harbour master.

CHAIR: Who had the key, Mr Oda?

MR. TOMAS ODA (through interpreter): I did.

I gave it to Dr Varga.

DR. VARGA: He said he had lost it.
"""


def read(text: str) -> list[tuple[str, str | None, str]]:
    """Return (words, speaker by mention, rule) of each draft."""
    reading = read_transcript(Article("t", text, type="transcript"))
    assert reading is not None
    return [
        (
            " / ".join(s.text for s in d.segments),
            reading.mentions[d.mention].name if d.mention is not None else None,
            d.rule,
        )
        for d in reading.drafts
    ]


def test_each_turn_is_one_quotation() -> None:
    """Label, words over paragraphs, and nothing from the preamble."""
    assert read(SITTING) == [
        ("Who had the key, Mr Oda?", "the chair", "turn"),
        ("I did. / I gave it to Dr Varga.", "Tomas Oda", "turn"),
        ("He said he had lost it.", "Varga", "turn"),
    ]


def test_mentions_are_outside_the_speech() -> None:
    """Names in the preamble and the labels are mentions, names in the words are none."""
    reading = read_transcript(Article("t", SITTING, type="transcript"))
    assert reading is not None
    assert [(m.name, m.title, m.gender, m.label) for m in reading.mentions if m.form == "name"] == [
        ("Ines Varga", "Dr", None, False),
        ("Tomas Oda", "Mr.", "m", True),
        ("Varga", "Dr.", None, True),
    ]


def test_answers_belong_to_the_one_person_named() -> None:
    """Q has nobody, A the person of the introduction; with two persons neither is named."""
    turns = "\n\nQ: Who had the key?\n\nA: I did."
    assert read("An interview with Ines Varga." + turns)[1][1:] == ("Ines Varga", "turn-answer")
    assert read("An interview with Ines Varga." + turns)[0][1:] == (None, "turn")
    assert read("Ines Varga and Tomas Oda were there." + turns)[1][1] is None


def test_no_labels_no_reading() -> None:
    """A text without labels is none of its business."""
    assert read_transcript(Article("t", "Nobody spoke.", type="transcript")) is None
