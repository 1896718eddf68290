"""Names of outlets by their form: known ones, those of an outlet's shape, those beside an outlet's noun.

In: a text's tokens and the number of one.  Out: the first and last token of the name that begins there, with the
mention that it is, or None.

>>> from quotes.lineage.outlets import open_book
>>> form_at(Scan("Dravik Ledger", open_book(())), 0)[2].outlet
'Dravik Ledger'
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from quotes.lineage.outlets import Book, Entry, Outlet, OutletKind, by_name, plain, site_key
from quotes.patterns import compiled
from quotes.rules.lexicon import PERSON, flags_of
from quotes.rules.outlet_signs import is_call_sign, shown_outlets
from quotes.text import Tokens, tokenise

Way = Literal["known", "shape", "short", "noun", "described", "own"]

#: No outlet's name runs over more words than this ("Royal Society for the Protection of Birds Magazine" has eight).
_LONGEST_NAME = 9
#: Nouns of outlets that behind a name, or in an apposition to it, are nouns of much else too.
_SHOWS = ("programme", "program", "show")
_OTHER_BEHIND = ("title", "wire", "review", "report", *_SHOWS)
_OTHER_APPOSED = ("title", "site", "review", "paper", *_SHOWS)
#: "www.dravikledger.example", "news.dravik-ledger.co.example": a label of four letters or more before the last ones.
_ADDRESS = compiled(
    r"(?:[a-z0-9-]{1,20}\.){0,2}?(?P<site>[a-z0-9-]{4,63})(?:\.(?:com?|org|net|gov|ac))?\.[a-z]{2,10}"
)


class OutletMention(NamedTuple):
    """A place in a text that names an outlet."""

    #: Code points, a leading article and a possessive left out.
    start: int
    end: int
    text: str
    #: In full where that is known.
    outlet: str
    way: Way
    kind: OutletKind | None = None
    #: The nationality that descriptions use, or None.
    of: str | None = None
    #: An ordinary word that only its surroundings can make an outlet.
    weak: bool = False


class Scan:
    """A text's tokens with what every step below asks of them."""

    def __init__(self, text: str, book: Book) -> None:
        self.text, self.book = text, book
        self.tokens: Tokens = tokenise(text)
        self.raw = [plain(t) for t in self.tokens.texts]
        self.bare = [t[:-2] if t.endswith("'s") and len(t) > 2 else t for t in self.raw]
        #: First word to the names that the text itself shows to be outlets', the longest first.
        self.shown: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(shown_outlets(text), key=lambda n: (-len(n), n)):
            words = tuple(plain(w) for w in tokenise(name).texts)
            self.shown.setdefault(words[0], []).append(words)

    def __len__(self) -> int:
        return len(self.raw)

    def end_of(self, i: int) -> int:
        """Return the end of token ``i`` without its possessive."""
        return self.tokens.ends[i] - (len(self.raw[i]) - len(self.bare[i]))

    def adjoins(self, i: int) -> bool:
        """Whether only spaces of one line part token ``i`` from the one before it."""
        return i > 0 and "\n" not in self.text[self.tokens.ends[i - 1] : self.tokens.starts[i]]

    def is_name_word(self, i: int) -> bool:
        word = self.raw[i]
        return (word[0].isupper() or word[0].isdigit()) and word not in self.book.shapes.never

    def mention(self, first: int, last: int, outlet: Outlet, way: Way, weak: bool = False) -> OutletMention:
        start, end = self.tokens.starts[first], self.end_of(last)
        return OutletMention(start, end, self.text[start:end], outlet.name, way, outlet.kind, outlet.of, weak)


def form_at(scan: Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return the name whose form shows it to be an outlet's and that starts at token ``i``."""
    if "." in scan.bare[i]:
        return _site_at(scan, i)
    found = _known_at(scan, i)
    # "H/T Coast Ledger": no name of its own shape begins behind a stroke
    if found is None and not (i and scan.raw[i - 1] == "/"):
        found = _call_sign_at(scan, i) or _shape_at(scan, i) or _shown_at(scan, i)
    return found


def _known_at(scan: Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return the longest known name that starts at token ``i``."""
    for entry in scan.book.entries.get(scan.raw[i], ()) or scan.book.entries.get(scan.bare[i], ()):
        last = i + len(entry.words) - 1
        if last >= len(scan) or tuple(scan.raw[i:last]) != entry.words[:-1]:
            continue
        if entry.words[-1] not in (scan.raw[last], scan.bare[last]):
            continue
        if any(not scan.adjoins(k) for k in range(i + 1, last + 1)) or _runs_on(scan, i, last, entry):
            continue
        return i, last, scan.mention(i, last, entry.outlet, "known", _is_weak(scan, i, entry))
    return None


def _site_at(scan: Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return the outlet of a site's address: that of the book whose name it is written after, or the address itself."""
    address = _ADDRESS.fullmatch(scan.bare[i].lower())
    if address is None or (i and scan.raw[i - 1] in ("@", "/") and scan.tokens.ends[i - 1] == scan.tokens.starts[i]):
        return None
    site = address["site"]
    outlet = scan.book.sites.get(site_key(site)) or scan.book.sites.get(site_key(site.removeprefix("the")))
    return i, i, scan.mention(i, i, outlet or Outlet(scan.bare[i].lower().removeprefix("www."), "website"), "noun")


def _call_sign_at(scan: Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return a station's call sign."""
    if not is_call_sign(scan.bare[i]) or _inside_longer(scan, i, i):
        return None
    known = by_name(scan.bare[i], scan.book) or Outlet(scan.bare[i], "broadcaster")
    return i, i, scan.mention(i, i, known, "noun")


def _shown_at(scan: Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return a name that the text shows elsewhere to be an outlet's."""
    for words in scan.shown.get(scan.bare[i], scan.shown.get(scan.raw[i], ())):
        last = i + len(words) - 1
        if last >= len(scan) or (*scan.raw[i:last], scan.bare[last]) != words or _inside_longer(scan, i, last):
            continue
        if all(scan.adjoins(k) for k in range(i + 1, last + 1)):
            name = scan.text[scan.tokens.starts[i] : scan.end_of(last)]
            return i, last, scan.mention(i, last, by_name(name, scan.book) or Outlet(" ".join(name.split())), "noun")
    return None


def _inside_longer(scan: Scan, i: int, last: int) -> bool:
    """Whether the name is only part of one ("Tinderbox Holdings", "Ada Halyard")."""
    after = last + 1
    if after < len(scan) and scan.adjoins(after) and scan.raw[last] == scan.bare[last] and scan.is_name_word(after):
        return True
    before = i - 1
    return i > 0 and scan.adjoins(i) and scan.is_name_word(before) and scan.raw[before] == scan.bare[before]


def _is_weak(scan: Scan, i: int, entry: Entry) -> bool:
    """Whether a name that is an ordinary word stands without the article that is part of it ("the Guardian")."""
    article = i > 0 and scan.raw[i - 1] in ("the", "The")
    return entry.weak and not (article and entry.weak_without_article)


def _runs_on(scan: Scan, i: int, last: int, entry: Entry) -> bool:
    """Whether a short name is only part of a longer one ("Time Warner", "Harbour Independent")."""
    if len(entry.words) > 1 and not entry.weak:
        return False
    follows = last + 1 < len(scan) and scan.raw[last] == scan.bare[last] and scan.adjoins(last + 1)
    if follows and scan.is_name_word(last + 1) and scan.raw[last + 1][0].isupper():
        noun = scan.raw[last + 1]
        return noun in scan.book.shapes.last or entry.weak
    before = i > 0 and scan.adjoins(i) and scan.is_name_word(i - 1) and scan.raw[i - 1] == scan.bare[i - 1]
    return before and entry.weak and scan.raw[i - 1][0].isupper()


def _shape_at(scan: Scan, i: int) -> tuple[int, int, OutletMention] | None:
    """Return the name of an outlet's shape that starts at token ``i``."""
    shapes, after_the = scan.book.shapes, i > 0 and scan.raw[i - 1] in ("the", "The")
    if scan.raw[i] in shapes.first and scan.raw[i] in shapes.never:
        # "the Sunday Lantern"
        if not after_the or i + 1 >= len(scan) or not scan.adjoins(i + 1) or not scan.is_name_word(i + 1):
            return None
        stop = run_end(scan, i + 1)
    elif not scan.is_name_word(i) or not scan.raw[i][0].isupper():
        return None
    else:
        stop = run_end(scan, i)
    first_word = " ".join(scan.raw[i : i + 2]) in shapes.first or scan.raw[i] in shapes.first
    ends = [k for k in range(i + 1, stop) if shapes.ends_name(scan.bare[k])]
    if not ends and scan.raw[i] in shapes.last and i + 2 < stop and scan.raw[i + 1] == "of":
        ends = [i]  # "Voice of the Vale"
    if first_word and stop > i + 1:
        last = _past_first(scan, i, stop)
    elif ends:
        last = ends[-1]
        if any(scan.raw[k] in ("and", "&") for k in range(i, last)) and len(ends) > 1:
            last = ends[0]
    elif stop == i + 1 and scan.bare[i] not in shapes.last and shapes.ends_name(scan.bare[i]):
        last = i  # "Dagsposten"
    else:
        return _beside_noun(scan, i, stop)
    clear = scan.bare[last] in shapes.alone or "News" in scan.bare[i:last]
    if not clear and any(w in shapes.institutions for w in scan.bare[i:last]):
        return None  # "the Border Agency", but "the Border Gazette"
    if not after_the and any(scan.raw[k] == "of" and scan.bare[k - 1] not in shapes.last for k in range(i + 1, last)):
        return None  # "Ana Ruiz of Osmin News", but "the Isle of Orm News"
    if scan.raw[last] == "Press" and last + 1 < stop and scan.bare[last + 1] in shapes.after_press:
        last += 1
    last = _with_of(scan, last, stop)
    kind = next((shapes.kinds[w] for w in (scan.bare[last], scan.raw[i]) if w in shapes.kinds), None)
    name = scan.text[scan.tokens.starts[i] : scan.end_of(last)]
    known = by_name(name, scan.book) or Outlet(" ".join(name.split()), kind)
    return i, last, scan.mention(i, last, known, "shape")


def _past_first(scan: Scan, i: int, stop: int) -> int:
    """Return the last token of a name that an outlet's word begins ("Radio Tamari", "Diario del Puerto")."""
    last = i + 1
    for k in range(i + 1, min(stop, i + 4)):
        if scan.raw[k] in ("and", "&", "the"):
            break  # "Radio Tamari and the Osmin Packet"
        if scan.is_name_word(k):
            last = k
    return last


def run_end(scan: Scan, i: int) -> int:
    """Return the token after the run of capitalised words, and small words between them, that starts at ``i``."""
    k, end = i, i + 1
    while k < min(len(scan), i + _LONGEST_NAME) and (k == i or scan.adjoins(k)):
        if scan.is_name_word(k):
            end = k + 1
            if scan.raw[k] != scan.bare[k] and not _goes_on_after_possessive(scan, k):
                break
        elif scan.raw[k] not in scan.book.shapes.inside or (scan.raw[k] == "the" and scan.is_name_word(k - 1)):
            break  # "Voice of the Vale", but not "Later the Times"
        k += 1
    return end


def _goes_on_after_possessive(scan: Scan, k: int) -> bool:
    """Whether a possessive is inside a name: "Trucker's Almanac", but not "Osmin's Evening Packet"."""
    last = scan.book.shapes.last
    if k + 1 >= len(scan) or not scan.is_name_word(k + 1) or scan.bare[k] in last or scan.bare[k + 1] not in last:
        return False
    return not (k + 2 < len(scan) and scan.is_name_word(k + 2) and scan.bare[k + 2] in last)


def _with_of(scan: Scan, last: int, stop: int) -> int:
    """Return the last token of a name that goes on with "of …" ("Voice of the Vale")."""
    if last + 1 < stop and scan.raw[last + 1] == "of":
        end = last + 2
        while end < stop and not scan.is_name_word(end):
            end += 1
        while end + 1 < stop and scan.is_name_word(end + 1):
            end += 1
        return min(end, stop - 1)
    return last


def _beside_noun(scan: Scan, i: int, stop: int) -> tuple[int, int, OutletMention] | None:
    """Return a capitalised name that a noun shows to be an outlet's ("the daily Dravik Blick", "Osmin newspaper")."""
    nouns, last = scan.book.shapes.nouns, stop - 1
    before = scan.raw[i - 1] if i > 0 and scan.adjoins(i) else ""
    if before == "The" and i > 1 and scan.adjoins(i - 1):
        before = scan.raw[i - 2]  # "the podcast The Long Table"
    after = scan.raw[stop] if stop < len(scan) and scan.adjoins(stop) and scan.raw[last] == scan.bare[last] else ""
    if before in _SHOWS and scan.raw[last] != scan.bare[last]:
        return None  # "the show Bo's Jukebox"
    if after in nouns and _of_person(scan, stop + 1):
        after = ""  # "a Conservative radio host"
    pair = f"{after} {scan.raw[stop + 1]}" if after and stop + 1 < len(scan) else ""
    apposed = _noun_in_apposition(scan, stop) if after == "," else None
    if before in nouns:
        kinds = nouns[before]
    elif apposed:
        kinds = nouns[apposed]
    elif pair in nouns:
        kinds = nouns[pair]
    elif after in nouns and after not in _OTHER_BEHIND:
        kinds = nouns[after]
    else:
        return None
    named = scan.text[scan.tokens.starts[i] : scan.end_of(last)]
    article = i > 0 and scan.raw[i - 1] in ("the", "The", "a", "an", "A", "An")
    if before not in nouns and not apposed and (
        named in scan.book.nationalities or (article and stop == i + 1 and after != "podcast")
    ):
        return None  # "the British daily", "the Selwyn newspaper": descriptions
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    known = by_name(named, scan.book) or Outlet(" ".join(named.split()), kind)  # type: ignore[arg-type]
    return i, last, scan.mention(i, last, known, "noun")


def _of_person(scan: Scan, i: int) -> bool:
    """Whether an outlet's noun goes on to what somebody is: "a radio [host]"."""
    return i < len(scan) and scan.adjoins(i) and bool(flags_of(scan.raw[i]) & PERSON)


def _noun_in_apposition(scan: Scan, comma: int) -> str | None:
    """Return the noun of ", a website for caretakers," after a name."""
    if comma + 2 >= len(scan) or scan.raw[comma + 1] not in ("a", "an", "the"):
        return None
    words = scan.raw[comma + 2 : comma + 6]
    for n, word in enumerate(words):
        if not word.isalpha() and "-" not in word:
            return None
        if word in scan.book.shapes.nouns and word not in _OTHER_APPOSED:
            return None if _of_person(scan, comma + 3 + n) else word
        if word in ("of", "for", "in", "at", "who", "that"):
            return None
        if n == 3:
            return None
    return None
