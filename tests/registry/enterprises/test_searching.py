"""Search finds what a person going through every name would find, in order, and counts it rightly."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.registry import enterprises, names
from gaodi.registry.enterprises import Found, Range, directory
from gaodi.workspace import Workspace
from registry.enterprises.city import METRIC, SIZE, code, made, registered

NAMES = [str(row["name"]) for row in registered()]


def ids(found: Found) -> list[str]:
    return found.rows["id"].to_list()


def everything(ws: Workspace, text: str = "", **more: Any) -> list[str]:
    return ids(enterprises.search(ws, text, size=SIZE, **more))


def plain(name: str) -> str:
    return name.replace("（", "").replace("）", "").lower()


OTHERS = {1: ["湘江老机床厂", "湘机"]}
NUMBERS = {2: ["430100000012345"]}


def keys(number: int) -> list[str]:
    """What a code, or a name in pinyin or its initials, may begin with."""
    found = [code(number).lower(), code(number)[8:17].lower(), *NUMBERS.get(number, [])]
    for name in (NAMES[number], *OTHERS.get(number, [])):
        parts = names.parse(name)
        tails = (parts.text, parts.brand + parts.trade + parts.form, parts.trade + parts.form)
        found += [*names.initials(pl.Series(tails)), *names.pinyin(pl.Series([parts.short]))]
    return found


# A line for each enterprise: its names, and its keys.
TOLD = [([plain(name) for name in (NAMES[number], *OTHERS.get(number, []))], keys(number)) for number in range(SIZE)]


def oracle(text: str) -> set[str]:
    """Whoever has each piece in a name, or has a key that begins with it."""
    asked = [plain(piece) for piece in text.split()]

    def has(number: int, piece: str) -> bool:
        called, keyed = TOLD[number]
        return any(piece in one for one in called) or (piece.isascii() and any(one.startswith(piece) for one in keyed))

    return {code(number) for number in range(SIZE) if all(has(number, piece) for piece in asked)}


pieces = st.builds(
    lambda name, start, length: name[start : start + length],
    st.sampled_from(NAMES),
    st.integers(0, 8),
    st.integers(1, 9),
).filter(lambda piece: bool(plain(piece)))
letters = st.builds(
    lambda told, key, cut: told[1][key][: cut + 1], st.sampled_from(TOLD), st.integers(2, 5), st.integers(0, 5)
)
texts = st.lists(
    st.one_of(pieces, letters, st.sampled_from(["zhong", "yunling", "9143", "MA4000", "锂", "湘机"])), max_size=2
)


@settings(max_examples=80)
@given(parts=texts)
def test_any_part_of_a_name_is_found_as_by_going_through_all(city: Workspace, parts: list[str]) -> None:
    text = " ".join(parts)
    found = everything(city, text, facets=False)
    assert len(found) == len(set(found))
    assert set(found) == oracle(text)


@settings(max_examples=25)
@given(
    parts=texts,
    chosen=st.fixed_dictionaries(
        {},
        optional={
            "district": st.lists(st.sampled_from(["430102", "430104", "430182"]), max_size=2),
            "scale": st.lists(st.sampled_from(["large", "small", ""]), max_size=2),
            "list": st.just(["little-giants"]),
            "source": st.just(["office"]),
        },
    ),
)
def test_what_a_facet_counts_is_what_choosing_the_value_finds(
    city: Workspace, parts: list[str], chosen: dict[str, list[str]]
) -> None:
    text = " ".join(parts)
    found = enterprises.search(city, text, chosen)
    for name, values in found.facets.items():
        for value in values[:2]:
            alone = enterprises.search(city, text, chosen | {name: value.value}, facets=False)
            assert alone.total == value.count
    for name in ("district", "status", "decade", "above_scale"):
        told = sum(value.count for value in found.facets[name])
        without = {key: value for key, value in chosen.items() if key != name}
        assert told == enterprises.search(city, text, without, facets=False).total


@pytest.mark.parametrize("sort", ["", "name", "-capital", "founded"])
def test_pages_hold_everything_exactly_once_and_in_order(city: Workspace, sort: str) -> None:
    pages = [enterprises.search(city, "机械", page=n, size=7, sort=sort, facets=False) for n in range(1, 40)]
    told = [one for page in pages for one in ids(page)]
    assert told == everything(city, "机械", sort=sort)
    assert len(told) == len(set(told)) == pages[0].total
    assert pages[0].pages == -(-pages[0].total // 7)


def test_a_column_sorts_and_what_is_not_known_comes_last(city: Workspace) -> None:
    rows = enterprises.search(city, sort="-capital", columns=("id", "capital"), size=SIZE).rows["capital"].to_list()
    known = [value for value in rows if value is not None]
    assert known == sorted(known, reverse=True)
    assert rows[len(known) :] == [None] * (SIZE - len(known))


def test_figures_of_a_year_are_columns_that_sort(city: Workspace) -> None:
    column = f"{METRIC}@2020"
    found = enterprises.search(city, sort=f"-{column}", columns=("id", column), size=2)
    assert found.rows.select("id", column).rows() == [(code(1), 5000.0), (found.rows["id"][1], None)]
    assert (found.total, found.rows.columns) == (SIZE, ["id", column, "matched"])
    everyone = pl.concat(enterprises.export(city, columns=("id", column)))
    assert everyone.filter(pl.col(column).is_not_null())["id"].to_list() == [code(1)]
    with pytest.raises(InputError, match=r"no figures 'revenu@2020'.*Did you mean revenue@2023"):
        enterprises.search(city, sort="revenu@2020")


def test_the_most_important_come_first(city: Workspace) -> None:
    columns = ("status", "above_scale", "scale", "capital")
    rows = enterprises.search(city, size=SIZE, columns=columns).rows.drop("matched").rows()
    sizes = ["large", "medium", "small", "micro"]
    told = [(s == "deregistered", a is not True, sizes.index(z), -(c or 0)) for s, a, z, c in rows]
    assert told == sorted(told)


def test_the_name_or_code_itself_comes_before_all_that_have_it_within(ws: Workspace) -> None:
    rows = [
        {"uscc": code(1), "name": "云岭机械有限公司销售分公司", "scale": "large"},
        {"uscc": code(2), "name": "云岭机械有限公司", "scale": "micro"},
    ]
    enterprises.record(ws, rows, source="office")
    assert everything(ws, "云岭机械") == [code(1), code(2)]
    assert everything(ws, "云岭机械 有限公司") == [code(2), code(1)]
    assert everything(ws, f"{code(1)[:4]} {code(1)[4:]}") == [code(1)]


def test_names_are_found_in_other_characters_widths_and_cases(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "云岭ABC（长沙）机床厂"}], source="office")
    for text in ("雲嶺", "ａｂｃ", "abc(长沙)", "ABC長沙", "雲嶺 機床", "岭a"):
        assert everything(ws, text) == [code(1)], text
    assert everything(ws, "岭长沙") == []


def test_a_former_name_leads_to_the_enterprise_and_says_so(city: Workspace) -> None:
    found = enterprises.search(city, "老机床")
    assert found.rows.select("id", "matched").rows() == [(code(1), "湘江老机床厂")]
    assert enterprises.search(city, code(1)).rows["matched"].to_list() == [None]


SMALL = ("small", "micro")


def test_filters_narrow(city: Workspace) -> None:
    rows = {row["id"]: row for row in enterprises.current(city).iter_rows(named=True)}

    def those(condition: Any) -> set[str]:
        return {key for key, row in rows.items() if condition(row)}

    for filters, expected in (
        ({"industry": "C35"}, those(lambda r: (r["industry"] or "").startswith("C35"))),
        ({"industry": ["C3511", "F"]}, those(lambda r: r["industry"] in ("C3511", "F5171"))),
        ({"scale": SMALL, "region": "430104"}, those(lambda r: r["scale"] in SMALL and r["region"] == "430104")),
        ({"region": "430100"}, set(rows)),
        ({"region": "430104"}, those(lambda r: r["region"] == "430104")),
        ({"region": "440000"}, set()),
        ({"above_scale": "yes"}, those(lambda r: r["above_scale"])),
        ({"above_scale": directory.UNKNOWN}, those(lambda r: r["above_scale"] is None)),
        ({"ids": [code(1), code(2), "x"]}, {code(1), code(2)}),
        ({"capital": Range(100)}, those(lambda r: r["capital"] is not None and r["capital"] >= 100)),
        ({"capital": Range(60, 100)}, those(lambda r: r["capital"] == 100)),
        ({"founded": Range(None, date(1999, 12, 31))}, those(lambda r: r["founded"] < date(2000, 1, 1))),
        ({"decade": "1990"}, those(lambda r: 1990 <= r["founded"].year < 2000)),
        ({"list": "little-giants"}, {code(1), code(4)}),
        ({"list": ["smart-pilots", "little-giants"]}, {code(1), code(4)}),
        ({"coded": "no"}, set()),
    ):  # fmt: skip
        assert set(everything(city, filters=filters)) == expected, filters


def test_what_cannot_be_asked_is_told_with_what_can(city: Workspace) -> None:
    with pytest.raises(InputError, match=r"no filter 'distrct'.*Did you mean 'district'") as raised:
        enterprises.search(city, filters={"distrct": "430102", "capital": "5", "scale": Range(1)})
    assert "The filter 'capital' is '5'. Expected a Range" in str(raised.value)
    assert "The filter 'scale' is Range" in str(raised.value)
    with pytest.raises(InputError, match=r"no column 'nam'.*Did you mean 'name'"):
        enterprises.search(city, columns=("nam",))
    with pytest.raises(InputError, match="no column 'size'"):
        enterprises.search(city, sort="-size")


def test_suggestions_are_the_first_that_search_finds(city: Workspace) -> None:
    assert enterprises.suggest(city, "中联", 5)["id"].to_list() == everything(city, "中联")[:5]
    assert enterprises.suggest(city, " ").is_empty()


def test_an_export_is_everything_in_the_order_of_the_search(city: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gaodi.registry.enterprises.searching.AT_ONCE", 50)
    frames = list(enterprises.export(city, "有限", sort="name", columns=("id", "name")))
    assert [frame.height for frame in frames[:-1]] == [50] * (len(frames) - 1)
    assert pl.concat(frames)["id"].to_list() == everything(city, "有限", sort="name")


def test_what_is_taken_back_is_not_found_any_more(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "甲机械厂"}], source="office")
    second = enterprises.record(ws, [{"uscc": code(2), "name": "乙机械厂"}], source="office")
    assert everything(ws, "机械") == [code(2), code(1)]
    assert second.batch is not None
    ws.lake.take_back(second.batch, user="li", reason="wrong")
    assert everything(ws, "机械") == [code(1)]
    assert everything(ws, "乙") == []


def test_who_cannot_wait_gets_the_last_directory_and_is_told(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "甲厂"}], source="office")
    assert enterprises.search(ws, fresh=False).current
    enterprises.record(ws, [{"uscc": code(2), "name": "乙厂"}], source="office")
    late = enterprises.search(ws, fresh=False)
    assert (ids(late), late.current) == ([code(1)], False)
    assert (enterprises.search(ws).total, enterprises.search(ws, fresh=False).current) == (2, True)


def test_a_workspace_without_enterprises_finds_nothing(ws: Workspace) -> None:
    found = enterprises.search(ws, "甲 abc", {"district": "430102"})
    assert (found.total, found.pages, found.rows.columns) == (0, 1, [*enterprises.COLUMNS, "matched"])
    assert [frame.height for frame in enterprises.export(ws)] == [0]


def test_the_directory_can_be_deleted_at_any_time(tmp_path: Path) -> None:
    import shutil

    ws = made(tmp_path / "ws")
    before = everything(ws, "机械")
    shutil.rmtree(ws.path / "derived")
    assert everything(ws, "机械") == before
