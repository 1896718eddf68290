"""Quotations with known lineages, made from a small grammar: any number of them, no prose needed.

In: a number and a seed.  Out: ``Wording`` records in random order, and for each its family, the report it was
copied from and what was done to the words.  Sizes of families fall by an inverse square law; four quotations
in ten were never repeated, some of these being stock answers. All sentences come from nine frames, so unrelated
quotations share far more words than those of real speakers do, and at 100,000 some sentences coincide by chance.
"""

from __future__ import annotations

# ruff: noqa: SIM905  (lists of words read better as text)
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from attrs import frozen

from quotes.models import Wording

_ADJECTIVES = """old northern rusty empty crooked frozen borrowed painted silent narrow second wooden flooded public
hollow cheap stolen heavy distant green""".split()
_NOUNS = """harbour bridge mill archive orchard ferry chapel tunnel boiler ledger kiln depot museum quarry stable
library market turbine lantern cellar barn canal tower piano engine reservoir clinic bakery ladder warehouse gauge
contract treaty parcel vineyard telescope furnace herd garden railway""".split()
_PEOPLE = """inspectors fishermen nurses drivers teachers pilots bakers farmers clerks divers auditors miners singers
lawyers ministers tenants students engineers shepherds voters""".split()
_VERBS = """closed sold flooded repaired burned counted painted lost inspected hid promised measured guarded forgot
emptied rented signed defended abandoned found""".split()
_WHEN = """on Sunday|in the first week of May|before the harvest|after the vote|while nobody was looking|two years ago
|during the storm|at the end of the winter|without a single witness|for the third time|in less than an hour
|when the lights went out""".replace("\n", "").split("|")
_FRAMES = """I told the {people} that the {adj} {noun} was {verb} {when}
|We never asked the {people} who {verb} the {noun}|The {people} {verb} the {adj} {noun} {when}
|There was no {noun} left when the {people} {verb} the {noun}
|It is not true that I {verb} the {adj} {noun}|Every {noun} in this town was {verb} by {people} {when}
|If the {people} come back, the {adj} {noun} will be {verb} again|My father {verb} {number} of these {noun}s {when}
|Nobody will believe that {number} {people} {verb} a {noun}""".replace("\n", "").split("|")
_STOCK = [
    "We are looking into it.",
    "I have no comment at this time.",
    "We take this matter extremely seriously.",
    "Our thoughts and prayers are with the families.",
    "It is too early to speculate.",
]
_DONE = [("exact", 40), ("cut", 22), ("ellipsis", 10), ("edited", 14), ("inserted", 8), ("capitals", 6)]
_FIRST = "Ada Bruno Celia Dario Edda Fabio Greta Hugo Irma Jonas".split()
_LAST = "Marron Quill Tander Voss Ilkin Sorrel Dask Perrin Olund Karsh Belmo Rusk".split()


@frozen
class Truth:
    """Where a made quotation comes from."""

    family: int
    #: Id of the report that it was copied from, None for an original.
    parent: str | None
    done: str


class Maker:
    """Makes sentences, quotations of several and copies of these, all from one seed."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        sounds = "ba den kor li mu nak os per ri sol tan ul ver wen ya zim".split()
        # rare words, as names and technical terms are in real news
        self.rare = ["".join(self.rnd.choice(sounds) for _ in range(4)).capitalize() for _ in range(20000)]

    def sentence(self) -> list[str]:
        rnd = self.rnd
        noun = rnd.choice(_NOUNS) if rnd.random() < 0.3 else rnd.choice(self.rare)
        text = rnd.choice(_FRAMES).format(
            people=rnd.choice(_PEOPLE),
            adj=rnd.choice(_ADJECTIVES),
            noun=noun,
            verb=rnd.choice(_VERBS),
            when=rnd.choice(_WHEN),
            number=rnd.randrange(3, 900),
        )
        return text.split()

    def quotation(self) -> list[str]:
        words = self.sentence()
        while self.rnd.random() < 0.55 and len(words) < 70:
            words += [self.rnd.choice(["and", "but", "because", "although"]), *self.sentence()]
        return [*words[:-1], words[-1] + "."]

    def copy(self, done: str, words: list[str]) -> list[str]:
        rnd, size = self.rnd, len(words)
        if done == "cut" and size > 7:
            keep = rnd.randint(6, size - 1)
            start = rnd.choice([0, size - keep, rnd.randint(0, size - keep)])
            return words[start : start + keep]
        if done == "ellipsis" and size > 10:
            start = rnd.randint(4, size - 5)
            return [*words[:start], "…", *words[rnd.randint(start + 1, size - 4) :]]
        if done == "edited":
            at = rnd.randrange(size)
            return [*words[:at], *([rnd.choice(self.rare)] if rnd.random() < 0.7 else []), *words[at + 1 :]]
        if done == "inserted":
            at = rnd.randint(1, size)
            return [*words[:at], f"[{rnd.choice(self.rare)}]", *words[at:]]
        return [word.upper() for word in words] if done == "capitals" else words

    def speaker(self, who: int) -> str | None:
        chance = self.rnd.random()
        last = self.rare[who % len(self.rare)] + _LAST[who % len(_LAST)].lower()
        return None if chance < 0.2 else last if chance < 0.34 else f"{_FIRST[who % len(_FIRST)]} {last}"


def make_lineages(count: int, seed: int = 1) -> tuple[list[Wording], dict[str, Truth]]:
    """Return ``count`` wordings in random order and the truth about each by its id."""
    maker = Maker(seed)
    rows = list(_rows(count, maker))[:count]
    order = list(range(len(rows)))
    maker.rnd.shuffle(order)
    name = {row: f"q{place:07d}" for place, row in enumerate(order)}
    wordings, truth = [], {}
    for row in order:
        family, parent, done, words, who, when = rows[row]
        speaker = maker.speaker(who)
        wordings.append(Wording(name[row], " ".join(words), speaker, published=when.isoformat()))
        truth[name[row]] = Truth(family, None if parent is None else name[parent], done)
    return wordings, truth


_Row = tuple[int, int | None, str, list[str], int, datetime]


def _rows(count: int, maker: Maker) -> Iterator[_Row]:
    rnd = maker.rnd
    sizes = list(range(2, 101))
    weights = list(accumulate(1 / size**2 for size in sizes))
    kinds, shares = [kind for kind, _ in _DONE], list(accumulate(share for _, share in _DONE))
    start, made, family, speakers = datetime(2015, 1, 1, tzinfo=UTC), 0, 0, max(50, count // 20)
    while made < count:
        words, who = maker.quotation(), rnd.randrange(speakers)
        when = start + timedelta(minutes=rnd.randrange(10 * 365 * 1440))
        if rnd.random() < 0.7:
            stock = rnd.random() < 0.03
            yield family, None, "alone", rnd.choice(_STOCK).split() if stock else words, who, when
            made, family = made + 1, family + 1
            continue
        rows: list[tuple[int, list[str], datetime]] = [(made, words, when)]
        yield family, None, "original", words, who, when
        for _ in range(rnd.choices(sizes, cum_weights=weights)[0] - 1):
            parent, source, since = rows[0] if rnd.random() < 0.7 else rnd.choice(rows)
            done = rnd.choices(kinds, cum_weights=shares)[0]
            copied = maker.copy(done, source)
            later = since + timedelta(minutes=1 + int(rnd.expovariate(1 / 2000)))
            by = rnd.randrange(speakers) if rnd.random() < 0.02 else who
            number = made + len(rows)
            rows.append((number, copied, later))
            yield family, parent, "exact" if copied == source else done, copied, by, later
        made, family = made + len(rows), family + 1
