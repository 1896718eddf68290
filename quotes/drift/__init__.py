"""What became of the words: two wordings, or two reports, held against each other.

In: two texts, or two ``Wording``s.  Out: a ``Comparison`` with every alteration, its severity, its place in both and
the reason in plain words.

>>> compare("We may close.", "We will close.").alterations[0].why
'“may” became “will”: a possibility is now a promise'
"""

from quotes.drift.cue import find as compare_cues
from quotes.drift.reports import compare_reports
from quotes.drift.spliced import splice
from quotes.drift.wordings import aligned, compare

__all__ = ["aligned", "compare", "compare_cues", "compare_reports", "splice"]
