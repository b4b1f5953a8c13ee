"""What one document offers one subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gaodi.rules.model import Opening
from gaodi.rules.single import Interval


@dataclass(frozen=True, slots=True)
class Match:
    """One benefit, or the recognition that a document gives (benefit is then empty).

    standing: as a run says it. qualified: whether the conditions are met; None where that is open. amount: in 万元.
    kept: what is left of it after conflicts; excluded_by: the benefit that stands against it. until: when the document
    ends. opening: whether one can apply, and when, where the document says. needs: what would settle what is open;
    short: in words, what is not met.
    """

    rulebook: str
    title: str
    status: str
    benefit: str
    label: str
    standing: str
    qualified: bool | None
    amount: Interval | None
    kept: Interval | None
    excluded_by: str
    group: str
    exclusive_with: tuple[str, ...]
    until: date | None
    opening: Opening | None
    needs: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """All documents for one subject, those that it gets most from first. refused: what may not be used, in words, a
    sentence for each source."""

    subject: str
    name: str
    matches: tuple[Match, ...]
    refused: tuple[str, ...]

    @property
    def total(self) -> Interval:
        """What it gets together after conflicts, in 万元; at most unknown where an amount is."""
        kept = [one.kept for one in self.matches if one.kept is not None]
        high = None if any(one.high is None for one in kept) else sum(one.high or 0.0 for one in kept)
        return Interval(sum(one.low or 0.0 for one in kept), high)
