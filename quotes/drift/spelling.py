"""``spelling``: one word in two spellings: British and American, transliteration, hyphens, figures for words.

>>> compare("It took nine hours.", "It took 9 hours.").alterations[0].kind
'spelling'
"""

from quotes.drift.moved import moved_figures
from quotes.drift.names import initials, is_name
from quotes.drift.numerals import calendar, figure, same_amount
from quotes.drift.pair import Pair
from quotes.drift.relate import Change, one_word
from quotes.drift.tells import AMOUNT, FIGURE
from quotes.drift.variants import plain, same_name, same_spelling
from quotes.patterns import compiled

KIND = "spelling"
_MOVED = "the same date or amount, written in another way"
_OWNING, _APOSTROPHES = "another way to write whose it is", ("'", "’", "‘", "ʼ")
_CLOCK = compiled(r"\d{1,2}[.:][0-5]\d")


def find(pair: Pair) -> None:
    """Report other spellings in what differs, and figures for words in what does not."""
    for place, same in moved_figures(pair):
        if same:
            pair.report(KIND, "cosmetic", place, _MOVED)
            pair.claim(*place)
    for change in pair.changes:
        if pair.free(change) and change.i1 < change.i2 and change.j1 < change.j2:
            place = (change.i1, change.i2, change.j1, change.j2)
            if change.single and pair.a.surfaces[change.i1] == pair.b.surfaces[change.j1]:
                pair.claim(*place)  # between words that differ, the word of both is in its place
            elif why := _why(pair, change):
                pair.report(KIND, "cosmetic", place, why)
                pair.claim(*place)
    for change in pair.changes:
        if pair.free(change) and _owns_without_s(pair, change):
            place = (change.i1 - 1, change.i2, change.j1 - 1, change.j2)
            pair.report(KIND, "cosmetic", place, _OWNING)
            pair.claim(change.i1, change.i2, change.j1, change.j2)
    _same_words(pair)


def _owns_without_s(pair: Pair, change: Change) -> bool:
    """Whether "Jones's" is written "Jones'", or the reverse."""
    i1, i2, j1, j2 = change
    long, at, short, behind = (pair.a, i1, pair.b, j1) if i1 < i2 else (pair.b, j1, pair.a, i1)
    if (i2 - i1) + (j2 - j1) != 1 or long.keys[at] != "'s" or not behind:
        return False
    return short.keys[behind - 1].endswith(("s", "x", "z")) and short.after[behind].startswith(_APOSTROPHES)


def _why(pair: Pair, change: Change) -> str:
    """Return why the words are the same, "" if they are not."""
    a, b = pair.a, pair.b
    if one_word(pair, change):
        return "the same word, parted or joined in another way"
    one, other = a.keys[change.i1], b.keys[change.j1]
    if not change.single:
        return _shorter_name(pair, change)
    if one == other:
        return ""
    if same_spelling(one, other):
        return "another spelling of the same word"
    if is_name(a, change.i1, b) and is_name(b, change.j1, a) and same_name(one, other):
        return "another way to write the same name"
    if not a.flags[change.i1] & (AMOUNT | FIGURE):
        return ""
    if figure(one) is not None and figure(one) == figure(other) and same_amount([one], [other]):
        return "the same number, in figures or in words"
    if _CLOCK.fullmatch(one) and _CLOCK.fullmatch(other) and one.replace(".", ":") == other.replace(".", ":"):
        return "the same time of day, written in another way"
    if calendar(one) and same_amount([one], [other]):
        return "another word for the same time"
    return ""


def _shorter_name(pair: Pair, change: Change) -> str:
    """A name in full for its surname or its initials, or the reverse: "John Kerry", "Kerry"."""
    a, b = pair.a, pair.b
    if initials(a, change.i1, change.i2) == b.keys[change.j1 : change.j2] or (
        initials(b, change.j1, change.j2) == a.keys[change.i1 : change.i2]
    ):
        return "the same name, in full or by its initials"
    if not all(is_name(a, i, b) for i in range(change.i1, change.i2)) or not all(
        is_name(b, j, a) for j in range(change.j1, change.j2)
    ):
        return ""
    one, other = a.keys[change.i1 : change.i2], b.keys[change.j1 : change.j2]
    return "the same name, longer or shorter" if plain(one[-1]) == plain(other[-1]) else ""


def _same_words(pair: Pair) -> None:
    """Report numbers written in another way, and hyphens, among the words that both have."""
    a, b = pair.a, pair.b
    if not a.signed and not b.signed:
        return
    for i, j in pair.apart:
        one, other = a.surfaces[i], b.surfaces[j]
        if a.keys[i].lstrip("-")[:1].isdigit() or a.keys[i] == "%":
            if one != other and _bare(one) != _bare(other):
                pair.report(KIND, "cosmetic", (i, i + 1, j, j + 1), "the same number, written in another way")
        elif i and pair.a_to_b[i - 1] == j - 1:
            gaps = {a.after[i], b.after[j]}
            if len(gaps) == 2 and gaps & {"-", "‑"} and gaps & {" ", "\u00a0"}:
                pair.report(KIND, "cosmetic", (i - 1, i + 1, j - 1, j + 1), "the same words, with a hyphen or without")


def _bare(written: str) -> str:
    """Return a number without what no reader minds: case, hyphens, kinds of blanks."""
    return " ".join(written.casefold().replace("-", " ").split())
