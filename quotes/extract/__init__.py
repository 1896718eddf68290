"""Find every quotation of an article: its words, the mention that speaks, the cue; nobody is named yet.

In: an ``Article``.  Out: a ``Reading``: tokens, mentions and drafts.

>>> from quotes.models import Article
>>> find_quotations(Article("a", "“It leaks,” said Ada Lom.")).drafts[0].cue.text
'said'
"""

from __future__ import annotations

from quotes.extract.attribute import attribute
from quotes.extract.indirect import find_indirect
from quotes.extract.marks import find_quoted
from quotes.extract.mentions import find_mentions
from quotes.extract.scene import build_scene
from quotes.extract.surnames import add_surnames
from quotes.extract.turns import read_transcript
from quotes.models import Article
from quotes.reading import Reading
from quotes.text import tokenise

__all__ = ["find_quotations"]


def find_quotations(article: Article, *, indirect: bool = False) -> Reading:
    """Return what the article says is quoted, and by which mention; ``indirect`` adds speech without marks."""
    if article.type == "transcript":
        turns = read_transcript(article)
        if turns is not None:
            return turns
    tokens = tokenise(article.text)
    quoted = find_quoted(article.text)
    if not quoted and not indirect:
        return Reading(tokens, (), ())
    mentions = add_surnames(tokens, quoted, find_mentions(article.text, tokens, quoted))
    scene = build_scene(article.text, tokens, quoted, mentions, article.outlet)
    drafts = attribute(scene)
    if indirect:
        drafts += find_indirect(scene)
    return Reading(tokens, tuple(mentions), drafts)
