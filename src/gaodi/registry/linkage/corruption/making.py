"""Makes labelled records from a registry: each is corrupted in one known way, and says which enterprise it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import polars as pl

from gaodi.registry import check_digits, uscc
from gaodi.registry.linkage.corruption.firm import Firm
from gaodi.registry.linkage.corruption.kinds import KINDS, Kind

TRIES = 40
"""How many enterprises are looked at for one that a kind can befall."""

_VARIED = (
    "region-dropped", "region-moved", "region-added", "form-changed", "form-dropped", "short-name", "abbreviation",
    "brand-alone", "trade-dropped", "trade-reworded", "branch-added",
)  # fmt: skip
_PARTS = ("place", "brand", "trade", "form", "tail")
_FIELDS = ("uscc", "address", "representative", "region")
_SCHEMA = {"record": pl.String, "kind": pl.String, "truth": pl.String, "name": pl.String} | dict.fromkeys(
    _FIELDS, pl.String
)


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a record has a field beside the name, how often that says otherwise than the register (the firm has
    moved, or has another representative), how many records are of strangers, enterprises that are not there, and how
    many of those have a name that is varied beside."""

    uscc: float = 0.15
    address: float = 0.35
    representative: float = 0.15
    region: float = 0.5
    otherwise: float = 0.12
    strangers: float = 0.25
    varied: float = 0.5


def labelled(
    enterprises: pl.DataFrame,
    count: int,
    *,
    kinds: Iterable[str] = (),
    shares: Shares | None = None,
    seed: int = 1,
) -> pl.DataFrame:
    """Records of enterprises with the truth: record, kind, truth (the enterprise, null where it is not there), name,
    uscc, address, representative, region.

    enterprises: enterprise, name, and the parts of the name (place, brand, trade, form), with uscc, address,
    representative, region, former where they are known. kinds: which (all); each has the same share, those of
    strangers together theirs. The same seed gives the same records.
    """
    shares = shares or Shares()
    rows = enterprises.to_dicts()
    known = set(enterprises["name"])
    chosen = [KINDS[key] for key in kinds] or list(KINDS.values())
    made = (_record(rows, known, number, kind, shares, seed) for number, kind in _turns(chosen, count, shares))
    return pl.DataFrame([row for row in made if row], schema=_SCHEMA)


def _turns(chosen: Sequence[Kind], count: int, shares: Shares) -> Iterator[tuple[int, Kind]]:
    """The kinds in turn, strangers as often as their share says."""
    same, other = [one for one in chosen if one.same], [one for one in chosen if not one.same]
    strange = 0.0 if not other else 1.0 if not same else shares.strangers
    due = 0.0
    for number in range(count):
        due += strange
        if due >= 1:
            due -= 1
            yield number, other[int(number * strange) % len(other)]
        else:
            yield number, (same or other)[(number - int(number * strange)) % len(same or other)]


def _record(
    rows: Sequence[Mapping[str, Any]], known: set[str], number: int, kind: Kind, shares: Shares, seed: int
) -> dict[str, Any] | None:
    draw = Random(f"{seed}/{number}")  # noqa: S311 - a test set, not a secret
    for _ in range(TRIES):
        row = draw.choice(rows)
        made = kind.change(_firm(row), draw)
        if made is None or (not kind.same and made.name in known):
            continue
        made = _written(made, kind, shares, draw)
        other = draw.choice(rows)
        made = _otherwise(made, other, draw, shares.otherwise) if kind.same else _own(made, other, draw)
        truth = row["enterprise"] if kind.same else None
        record = {"record": f"r{number:07d}", "kind": kind.id, "truth": truth, "name": made.name}
        return record | _kept(made, kind, shares, draw)
    return None


def _firm(row: Mapping[str, Any]) -> Firm:
    fields = (*_PARTS, *_FIELDS, "former")
    return Firm(**{field: row.get(field) or "" for field in fields})


def _written(stranger: Firm, kind: Kind, shares: Shares, draw: Random) -> Firm:
    """The name of a stranger is written as variously as any other."""
    if kind.same or draw.random() >= shares.varied:
        return stranger
    return KINDS[draw.choice(_VARIED)].change(stranger, draw) or stranger


def _otherwise(firm: Firm, other: Mapping[str, Any], draw: Random, share: float) -> Firm:
    """Address and representative of anybody else as often as the share says, and region and code now and then."""
    likely = {"address": share, "representative": share, "region": share / 4, "uscc": share / 10}
    wrong = {field: other.get(field) or "" for field, chance in likely.items() if draw.random() < chance}
    return replace(firm, **wrong)


def _own(stranger: Firm, other: Mapping[str, Any], draw: Random) -> Firm:
    """A stranger has a code of its own, and an address and a representative as anybody has."""
    number = "MA5" + "".join(draw.choices(check_digits.USCC_ALPHABET, k=5))
    code = uscc.compose("91", stranger.region or "430100", number)
    return replace(
        stranger, uscc=code, address=other.get("address") or "", representative=other.get("representative") or ""
    )


def _kept(firm: Firm, kind: Kind, shares: Shares, draw: Random) -> dict[str, str | None]:
    """The fields that this record has; what a kind is about is always there."""
    always = {"uscc": kind.id.startswith("code"), "address": kind.id.startswith("address")}
    return {
        field: (getattr(firm, field) or None)
        if draw.random() < getattr(shares, field) or always.get(field, False)
        else None
        for field in _FIELDS
    }
