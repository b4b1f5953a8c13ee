"""When one can apply under a rulebook."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from gaodi.rules.model import Rulebook, Window

ONCE = {"from": "2025-08-01", "to": "2025-09-15"}
YEARLY = {"from": "07-01", "to": "09-30"}
OVER_NEW_YEAR = {"from": "11-15", "to": "02-29"}


@pytest.mark.parametrize(
    ("window", "on", "state", "first", "last"),
    [
        (ONCE, "2025-07-31", "coming", "2025-08-01", "2025-09-15"),
        (ONCE, "2025-08-01", "open", "2025-08-01", "2025-09-15"),
        (ONCE, "2025-09-15", "open", "2025-08-01", "2025-09-15"),
        (ONCE, "2025-09-16", "closed", "2025-08-01", "2025-09-15"),
        (YEARLY, "2024-06-30", "coming", "2024-07-01", "2024-09-30"),
        (YEARLY, "2024-09-30", "open", "2024-07-01", "2024-09-30"),
        (YEARLY, "2024-10-01", "coming", "2025-07-01", "2025-09-30"),
        (OVER_NEW_YEAR, "2024-01-10", "open", "2023-11-15", "2024-02-29"),
        (OVER_NEW_YEAR, "2023-02-28", "open", "2022-11-15", "2023-02-28"),
        (OVER_NEW_YEAR, "2023-03-01", "coming", "2023-11-15", "2024-02-29"),
    ],
)
def test_a_window_is_open_coming_or_closed(window: dict, on: str, state: str, first: str, last: str) -> None:
    found = Window.model_validate(window).opening(date.fromisoformat(on))
    assert (found.state, found.first.isoformat(), found.last.isoformat()) == (state, first, last)


@pytest.mark.parametrize(
    "window",
    [
        {"from": "07-01", "to": "2025-09-15"},
        {"from": "2025-09-15", "to": "2025-08-01"},
        {"from": "04-31", "to": "05-01"},
        {"from": "13-01", "to": "12-01"},
        {"from": "07-01"},
    ],
)
def test_what_is_no_window_is_refused(window: dict) -> None:
    with pytest.raises(ValidationError):
        Window.model_validate(window)


def test_of_several_windows_the_open_one_counts_then_the_next() -> None:
    book = Rulebook.model_validate(
        {
            "id": "a/b", "family": "a", "title": "a", "issuer": "a", "status": "reconstructed", "purpose": "政策匹配",
            "in_force": {"from": "2025-01-01"}, "windows": [ONCE, {"from": "2025-11-01", "to": "2025-11-30"}],
        }
    )  # fmt: skip
    said = [(found.state.value, found.first.month) for day in (date(2025, 9, 1), date(2025, 10, 1), date(2026, 1, 1))
            if (found := book.opening(day))]  # fmt: skip
    assert said == [("open", 8), ("coming", 11), ("closed", 11)]
    assert book.model_copy(update={"windows": ()}).opening(date(2025, 9, 1)) is None


@pytest.mark.parametrize(
    ("on", "state", "first", "last"),
    [
        ("2025-06-01", "coming", "2025-07-01", "2025-07-31"),
        ("2025-07-31", "open", "2025-07-01", "2025-07-31"),
        ("2025-08-01", "closed", "2025-07-01", "2025-07-31"),
        ("2025-12-01", "closed", "2025-07-31", "2025-07-31"),
    ],
)
def test_nothing_can_be_handed_in_once_the_document_has_ended(on: str, state: str, first: str, last: str) -> None:
    book = Rulebook.model_validate(
        {
            "id": "a/b", "family": "a", "title": "a", "issuer": "a", "status": "reconstructed", "purpose": "政策匹配",
            "in_force": {"from": "2021-12-01", "to": "2025-07-31"}, "windows": [YEARLY],
        }
    )  # fmt: skip
    found = book.opening(date.fromisoformat(on))
    assert found is not None
    assert (found.state, found.first.isoformat(), found.last.isoformat()) == (state, first, last)
