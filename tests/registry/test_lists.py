"""Named lists: counted on a day, additions within a period, and what is not known is not zero."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError, NotFound
from gaodi.registry import lists
from gaodi.registry.lists import Member
from gaodi.workspace import Workspace

GIANTS = "little-giants"


def member(name: str, recognised: str | None, expires: str | None = None, left: str | None = None) -> Member:
    given = {"list": GIANTS, "name": name, "recognised": recognised, "expires": expires, "left": left}
    return Member.model_validate(given | {"source": "office", "synthetic": True})


def on(ws: Workspace, day: str) -> int | None:
    return lists.count(ws, GIANTS, date.fromisoformat(day)).value


@pytest.fixture
def told(ws: Workspace) -> Workspace:
    """甲 renewed, 乙 let go, 丙 left and came back, 丁 of an unknown date."""
    rows = [
        member("甲", "2019-06-01", "2022-05-31"), member("甲", "2022-06-01", "2025-05-31"),
        member("乙", "2021-07-19", "2024-07-18"),
        member("丙", "2020-12-01", "2023-11-30", left="2021-03-01"), member("丙", "2023-02-01"),
        member("丁", None),
    ]  # fmt: skip
    lists.record(ws, rows)
    return ws


def test_a_day_counts_who_is_on_the_list_then(told: Workspace) -> None:
    assert [on(told, day) for day in ("2019-05-31", "2019-06-01", "2021-02-28", "2021-03-01")] == [0, 1, 2, 1]
    assert [on(told, day) for day in ("2021-12-31", "2024-07-18", "2024-07-19", "2026-01-01")] == [2, 3, 2, 1]


def test_neither_a_renewal_nor_a_return_is_an_addition(told: Workspace) -> None:
    came = lists.additions(told, GIANTS, "2021..2023")
    assert came.members == ("乙",)
    assert lists.additions(told, GIANTS, "2019..2020").members == ("甲", "丙")


def test_the_difference_of_two_totals_is_not_what_came(told: Workspace) -> None:
    before, after = on(told, "2020-12-31"), on(told, "2023-12-31")
    assert before is not None
    assert after is not None
    assert after - before == 1
    assert lists.additions(told, GIANTS, "2021..2025").value == 1
    lists.record(told, [member("甲", "2022-06-01", "2025-05-31", left="2023-05-01")])
    assert on(told, "2023-12-31") == 2
    assert lists.additions(told, GIANTS, "2021..2025").value == 1


def test_members_without_a_date_are_told_apart_from_those_that_count(told: Workspace) -> None:
    assert lists.count(told, GIANTS, date(2023, 12, 31)).undated == 1
    lists.record(told, [member("丁", "2022-08-01")])
    counted = lists.count(told, GIANTS, date(2023, 12, 31))
    assert (counted.value, counted.undated) == (4, 0)


def test_a_list_of_which_nothing_is_known_has_no_count(ws: Workspace) -> None:
    assert on(ws, "2023-12-31") is None
    lists.record(ws, [member("丁", None)])
    assert lists.count(ws, GIANTS, date(2023, 12, 31)) == lists.Count(None, 1)


def test_only_some_members_or_regions_can_be_counted(told: Workspace) -> None:
    assert lists.count(told, GIANTS, date(2021, 12, 31), only=["甲"]).members == ("甲",)
    assert lists.count(told, GIANTS, date(2021, 12, 31), subjects=["430000"]).value is None


def test_what_was_known_of_a_list_before_is_still_there(told: Workspace) -> None:
    lists.record(told, [member("戊", "2021-01-01")])
    assert [lists.count(told, GIANTS, date(2021, 12, 31), known_at=n).value for n in (1, 2)] == [2, 3]


def test_recording_the_same_twice_changes_nothing(told: Workspace) -> None:
    again = lists.record(told, [member("乙", "2021-07-19", "2024-07-18")])
    assert (again.batch, again.unchanged) == (None, 1)


def test_all_faults_are_told_and_nothing_is_kept(ws: Workspace) -> None:
    wrong = [
        member("甲", "2021-01-01"),
        member("甲", "2021-01-01"),
        Member(list="giants", name="乙", source="office"),
        Member(list=GIANTS, name="丙", source="hearsay"),
    ]
    with pytest.raises(InputError) as error:
        lists.record(ws, wrong)
    assert [str(fault).split(":")[0] for fault in error.value.faults] == ["member 2", "member 3", "member 4"]
    assert lists.members(ws).is_empty()


def test_a_member_cannot_leave_before_it_came() -> None:
    with pytest.raises(ValueError, match="before it was recognised"):
        member("甲", "2021-01-01", left="2020-01-01")


def test_a_list_that_nobody_defines_is_told(ws: Workspace) -> None:
    with pytest.raises(NotFound, match="Did you mean little-giants"):
        lists.count(ws, "litle-giants", date(2023, 12, 31))


def test_faults_of_a_file_have_their_line(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "members.yaml"
    path.write_text(
        "format: gaodi-members/1\nsource: office\nmembers:\n"
        "  - {list: little-giants, name: 甲, recognised: 2021-07-19}\n"
        "  - {list: giants, name: 乙}\n",
        "utf-8",
    )
    with pytest.raises(InputError, match=r"members\.yaml, line 5"):
        lists.load_members(ws, path)


DAY = st.dates(date(2019, 1, 1), date(2025, 12, 31))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    stays=st.lists(st.tuples(st.sampled_from("甲乙丙丁"), DAY, st.integers(0, 900)), unique_by=lambda s: s[:2]), day=DAY
)
def test_the_count_is_that_of_asking_every_stay(
    tmp_path_factory: pytest.TempPathFactory, stays: list[tuple[str, date, int]], day: date
) -> None:
    ws = Workspace.create(tmp_path_factory.mktemp("stays") / "ws", region="430100")
    rows = [
        Member(list=GIANTS, name=name, recognised=start, expires=start + timedelta(days), source="office")
        for name, start, days in stays
    ]
    lists.record(ws, rows)
    there = {name for name, start, days in stays if start <= day <= start + timedelta(days)}
    assert lists.count(ws, GIANTS, day).value == (len(there) if stays else None)
    first = {name: min(start for n, start, _ in stays if n == name) for name, _, _ in stays}
    came = sum(2021 <= start.year <= 2023 for start in first.values())
    assert lists.additions(ws, GIANTS, "2021..2023").value == (came if stays else None)


def test_until_when_a_list_is_complete_is_what_was_said_last(told: Workspace) -> None:
    def until(**known: int) -> date | None:
        return lists.complete_until(told, GIANTS, **known)

    assert until() is None
    first = lists.complete(told, GIANTS, date(2023, 12, 31), source="office", user="chen")
    lists.complete(told, GIANTS, date(2022, 12, 31), source="office")
    assert until() == date(2022, 12, 31)
    assert until(known_at=first.number) == date(2023, 12, 31)
    assert lists.complete_until(told, "champions") is None


def test_of_several_regions_a_list_is_complete_until_the_earliest_day_of_all(told: Workspace) -> None:
    both = ["430102", "430104"]
    lists.complete(told, GIANTS, date(2023, 6, 30), source="office", subject="430102")
    assert lists.complete_until(told, GIANTS, both) is None
    lists.complete(told, GIANTS, date(2022, 12, 31), source="office", subject="430104")
    assert lists.complete_until(told, GIANTS, both) == date(2022, 12, 31)


def test_what_cannot_be_said_of_a_list_is_refused_with_all_reasons(told: Workspace) -> None:
    with pytest.raises(InputError) as refused:
        lists.complete(told, GIANTS, date(2999, 1, 1), source="nobody", subject="nowhere")
    assert len(refused.value.faults) == 3
    with pytest.raises(NotFound):
        lists.complete(told, "nothing", date(2023, 1, 1), source="office")
    assert lists.complete_until(told, GIANTS, ["nowhere"]) is None
