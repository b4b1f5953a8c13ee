"""How two names, places, codes, addresses and people are compared: the levels of each comparison, the closest first.

A level is a condition on the columns of both sides (`columns`), in SQL that DuckDB and Spark read alike. Its weight in
bits is log2(m/u): m is how often matching pairs are on it, u how often others are. Where a level has `frequency`, u is
how common the very brand (or brand and trade) is among the enterprises, so that a rare brand says more.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """One level. when: the condition; empty on the last level, which is all else. unknown: it says nothing.

    weak: whatever the weights say, a name on this level links no record by itself; a code, an address or a person must
    agree as well. 长沙鑫达机械 and 长沙新达机械 are two enterprises as easily as one that was mistyped.
    """

    id: str
    when: str = ""
    frequency: str = ""
    unknown: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is compared. weighed: the levels that have a weight, the closest first."""

    id: str
    levels: tuple[Level, ...]

    @property
    def weighed(self) -> tuple[Level, ...]:
        """The levels that say something."""
        return tuple(level for level in self.levels if not level.unknown)


def _unknown(when: str) -> Level:
    return Level("unknown", when, unknown=True)


_TRADE_FITS = "(trade_l = trade_r or trade_text_l like trade_short_r or trade_text_r like trade_short_l)"
_ABBREVIATED = "({})".format(
    " or ".join(f"{text}_{a} like core_short_{b}" for text in ("spoken", "whole") for a, b in ("lr", "rl"))
)
# Patterns are dear, and are asked only where the first characters allow a match.
_CONTRACTED = f"(first_l = first_r or first_l = start_r or start_l = first_r) and {_ABBREVIATED}"
# A slip leaves one of three pieces whole; the distance of edits is dear, and is asked only then.
_PIECE = " or ".join(f"credit_{piece}_l = credit_{piece}_r" for piece in ("start", "middle", "end"))
_SLIP = "({})".format(" or ".join(["jumbled_l = jumbled_r"] + [f"masked_{n}_l = masked_{n}_r" for n in (1, 2, 3, 4)]))

_PART = "({})".format(" or ".join(f"{part}_{a} = brand_{b}" for part in ("tail", "ending") for a, b in ("lr", "rl")))

COMPARISONS = (
    Comparison(
        "name",
        (
            _unknown("core_l is null or core_r is null"),
            Level("same", "core_l = core_r", "core"),
            Level("trade-fits", f"brand_l = brand_r and {_TRADE_FITS}", "brand"),
            Level("trade-unsaid", "brand_l = brand_r and (trade_l is null or trade_r is null)", "brand"),
            Level("shortened", f"least(size_l, size_r) > 2 and head_l = head_r and {_ABBREVIATED}"),
            Level("sound", f"sound_l = sound_r and {_TRADE_FITS}", weak=True),
            Level("slip", f"greatest(length_l, length_r) > 2 and {_SLIP} and {_TRADE_FITS}", weak=True),
            Level("slip-of-two", f"{_SLIP} and {_TRADE_FITS}", weak=True),
            Level("part", f"{_PART} and {_TRADE_FITS}", weak=True),
            Level("trade-akin", "brand_l = brand_r and trade_head_l = trade_head_r", "brand", weak=True),
            Level("trade-differs", "brand_l = brand_r", "brand", weak=True),
            Level("contracted", f"least(size_l, size_r) > 2 and {_CONTRACTED}", weak=True),
            Level("initials", f"least(size_l, size_r) = 2 and {_CONTRACTED}", weak=True),
            Level("near", f"sound_l = sound_r or {_SLIP} or {_PART}", weak=True),
            Level("differs"),
        ),
    ),
    Comparison(
        "place",
        (
            _unknown("province_l is null or province_r is null"),
            Level("county", "county_l = county_r"),
            Level("city", "city_l = city_r and (county_l is null or county_r is null)"),
            Level("other-county", "city_l = city_r"),
            Level("province", "province_l = province_r and (city_l is null or city_r is null)"),
            Level("other-city", "province_l = province_r"),
            Level("elsewhere"),
        ),
    ),
    Comparison(
        "form",
        (
            _unknown("form_l is null or form_r is null"),
            Level("same", "form_l = form_r"),
            Level("shorter", "form_l like form_short_r or form_r like form_short_l"),
            Level("differs"),
        ),
    ),
    Comparison(
        "branch",
        (Level("same", "branch_l = branch_r"), Level("one", "branch_l = 0 or branch_r = 0"), Level("differs")),
    ),
    Comparison(
        "code",
        (
            Level("same", "organisation_l = organisation_r"),
            Level("number", "number_l = number_r"),
            Level("slip", f"({_PIECE}) and levenshtein(credit_l, credit_r) <= 2"),
            Level("legible", "credit_l like legible_r or credit_r like legible_l"),
            _unknown("organisation_l is null or organisation_r is null"),
            Level("differs"),
        ),
    ),
    Comparison(
        "address",
        (
            _unknown("road_l is null or road_r is null"),
            Level("door", "door_l = door_r"),
            Level("road", "road_l = road_r"),
            Level("differs"),
        ),
    ),
    Comparison(
        "person",
        (_unknown("person_l is null or person_r is null"), Level("same", "person_l = person_r"), Level("differs")),
    ),
)
"""Everything that is compared."""

FREQUENCIES = ("core", "brand")
"""Columns whose values count by how common they are."""

WEAK = frozenset(level.id for level in COMPARISONS[0].levels if level.weak)
"""Levels of the name that link no record by themselves."""

AGAINST = {"name": ("differs",), "code": ("differs",), "place": ("other-city", "elsewhere")}
"""What contradicts whatever else agrees: such a pair is for a person to judge."""

SUPPORT = {"code": ("same", "number", "slip", "legible"), "address": ("door",), "person": ("same",)}
"""What must agree beside such a name: of one comparison one of these levels."""
