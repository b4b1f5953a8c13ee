"""The parts of the directory, each against the plain way of doing the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.registry import enterprises
from gaodi.registry.enterprises import directory
from gaodi.registry.enterprises.directory import bits, grams, prefixes
from gaodi.registry.enterprises.memberships import memberships
from gaodi.workspace import Workspace
from registry.enterprises.city import code

rows = st.sets(st.integers(0, 199))


@given(one=rows, other=rows)
def test_bitmaps_are_sets_of_rows(one: set[int], other: set[int]) -> None:
    first, second = (bits.of_rows(np.array(sorted(those), dtype=np.int64), 200) for those in (one, other))
    assert set(bits.rows(first, 200)) == one
    assert bits.count(first) == len(one)
    assert set(bits.rows(bits.both([second], first), 200)) == one & other
    assert set(bits.rows(bits.either([first, second], 200), 200)) == one | other
    assert bits.count(bits.everything(200)) == 200


texts = st.lists(st.text("中联重科\n𠮷a", max_size=6), min_size=1, max_size=9)


@settings(max_examples=60)
@given(names=texts, asked=st.text("中联重科𠮷", min_size=1, max_size=2), piece=st.sampled_from([1, 2, 100]))
def test_a_pair_of_characters_is_found_in_every_name_that_has_it(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], asked: str, piece: int
) -> None:
    folder = tmp_path_factory.mktemp("grams")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grams, "PIECE", piece)
        grams.build(pl.Series(names), folder)
    found = grams.Grams.open(folder).find(asked, len(names))
    assert found.tolist() == [asked in name for name in names]


def test_longer_text_is_found_at_least_where_it_is(tmp_path: Path) -> None:
    names = ["工程机械", "机械工程", "械工机程机", "工程"]
    grams.build(pl.Series(names), tmp_path)
    assert grams.Grams.open(tmp_path).find("程机械", 4).tolist() == [True, False, False, False]


@given(keys=st.lists(st.text("abz9", max_size=4), max_size=12), asked=st.text("abz9", max_size=3))
def test_keys_are_found_by_their_beginning_and_as_a_whole(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], asked: str
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    prefixes.build(
        pl.DataFrame({"key": keys, "row": range(len(keys))}, schema={"key": pl.String, "row": pl.UInt32}), folder
    )
    found = prefixes.Prefixes.open(folder)
    assert set(found.beginning(asked)) == {row for row, key in enumerate(keys) if key and key.startswith(asked)}
    assert set(found.equal(asked)) == {row for row, key in enumerate(keys) if key and key == asked}


def test_a_directory_is_built_once_while_nothing_changes(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "甲厂"}], source="office")
    first = directory.current(ws)
    assert directory.current(ws) is first
    other = Workspace.open(ws.path)
    assert directory.current(other) is first
    enterprises.site(ws, [{"site": "s", "enterprise": code(1)}], source="office")
    assert directory.current(ws) is first
    enterprises.alias(ws, [{"enterprise": code(1), "kind": "short-name", "value": "甲"}], source="office")
    assert directory.current(ws) is not first


def test_the_state_before_a_batch_that_is_taken_back_is_there_still(ws: Workspace) -> None:
    enterprises.record(ws, [{"uscc": code(1), "name": "甲厂"}], source="office")
    first = directory.current(ws)
    done = enterprises.record(ws, [{"uscc": code(2), "name": "乙厂"}], source="office")
    assert directory.current(ws).size == 2
    assert done.batch is not None
    ws.lake.take_back(done.batch, user="li", reason="wrong")
    assert directory.current(ws).mark == first.mark


def test_what_is_written_while_it_is_built_is_in_it(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from gaodi.registry.enterprises.directory import opening

    enterprises.record(ws, [{"uscc": code(1), "name": "甲厂"}], source="office")
    built = opening.build
    late = [{"uscc": code(2), "name": "乙厂"}]

    def disturbed(ws: Workspace, folder: Path) -> None:
        built(ws, folder)
        if late:
            enterprises.record(ws, [late.pop()], source="office")

    monkeypatch.setattr(opening, "build", disturbed)
    assert directory.current(ws).size == 2


def test_a_build_that_fails_leaves_nothing(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from gaodi.registry.enterprises.directory import opening

    def broken(ws: Workspace, folder: Path) -> None:
        (folder / "half").write_text("")
        raise OSError("no space left")

    enterprises.record(ws, [{"uscc": code(1), "name": "甲厂"}], source="office")
    with monkeypatch.context() as patch:
        patch.setattr(opening, "build", broken)
        with pytest.raises(OSError, match="no space"):
            directory.current(ws)
    assert [one.name for one in (ws.path / "derived" / "directory").iterdir()] == []
    assert directory.current(ws).size == 1


def test_lists_are_those_of_the_day(city: Workspace) -> None:
    opened = directory.current(city)

    def on(day: date) -> dict[str, int]:
        facet = memberships(city, opened, day)
        return dict(zip(facet.values, facet.counts(bits.everything(opened.size)), strict=True))

    assert on(date(2021, 6, 30)) == {"smart-pilots": 1}
    assert on(date(2021, 7, 1)) == {"little-giants": 4, "smart-pilots": 1}
    assert on(date(2022, 1, 1)) == {"little-giants": 3, "smart-pilots": 1}
    assert on(date(2024, 7, 1)) == {"little-giants": 2, "smart-pilots": 1}


def test_values_have_names_in_both_languages(city: Workspace) -> None:
    for facet, value, chinese, english in (
        ("district", "430104", "岳麓区", "Yuelu"),
        ("region", "999999", "999999", "999999"),
        ("division", "C35", "C35 专用设备制造业", None),
        ("scale", "micro", "微型", "micro"),
        ("decade", "1990", "1990年代", "1990s"),
        ("list", "little-giants", "国家级专精特新“小巨人”企业名单", "National little giants"),
        ("park", "", "未知", "not known"),
        ("source", "synthetic", "虚构示例数据", "Made-up data"),
    ):
        assert enterprises.labels(city, facet, [value]) == {value: chinese}
        if english:
            assert enterprises.labels(city, facet, [value], "en") == {value: english}
