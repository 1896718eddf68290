"""What short wordings share with very long ones."""

from __future__ import annotations

from quotes.reuse import link_wordings, match

from .cases import said

#: A speech of some 900 words in which every pair of common words of a short sentence stands somewhere.
SPEECH = " ".join(
    f"I do not know the {a} of the {b}, and I know what the {b} is going to do. I am told that we see the {a} and we "
    f"are going to see the {b}. What happens to the {a} happens to us, and I do not see how the {b} is to be paid."
    for a, b in [
        ("quay", "crane"), ("ferry", "harbour"), ("mill", "weir"), ("orchard", "ladder"), ("tannery", "smoke"),
        ("lighthouse", "lamp"), ("bakery", "oven"), ("chapel", "bell"), ("railway", "signal"), ("museum", "whale"),
        ("library", "roof"), ("brewery", "barrel"),
    ]
)  # fmt: skip
PASSAGE = "nobody counted the eels at the sluice in the dry month of that year"


def test_scattered_words_of_a_long_speech_are_no_source() -> None:
    """A short sentence whose words stand far apart in a speech was not taken from it."""
    for words in ("I don’t see it. We’re going to do what happens.", "We know how it is going to end for us."):
        for speaker in ("Ilse Marron", "Tove Hald", None):
            a = said("a", SPEECH, "2030-03-01", speaker="Tove Hald")
            assert match(said("b", words, "2030-03-02", speaker=speaker), a) is None, (words, speaker)


def test_a_passage_of_a_long_speech_is_its_source() -> None:
    """A sentence that stands in a speech links to it, also with a word changed and with a cut."""
    speech = said("a", f"{SPEECH} {PASSAGE}, and {SPEECH}", "2030-03-01")
    for words in (PASSAGE, PASSAGE.replace("dry", "wet"), PASSAGE.replace(" at the sluice", " …")):
        assert [link.parent for link in link_wordings([speech, said("b", words, "2030-03-02")])] == [None, "a"], words


def test_two_passages_far_apart() -> None:
    """A cut between two long pieces of a speech does not hide where they are from."""
    other = "the bell was rung by a goat that had climbed the stairs"
    speech = said("a", f"{PASSAGE}. {SPEECH} {other}.", "2030-03-01")
    cut = said("b", f"{PASSAGE} … {other}", "2030-03-02")
    found = match(cut, speech)
    assert found is not None
    assert found.coverage_a > 0.95
