"""A batch that is written piece by piece: seen whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from gaodi.errors import LakeError
from gaodi.lake import Lake
from lake.lakes import figures, made, notes, values


def write(lake: Lake, pieces: Iterable[pl.DataFrame]) -> None:
    with lake.batch(kind="test") as writer:
        for piece in pieces:
            writer.add("figures", piece)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return made(tmp_path / "lake")


def test_pieces_are_one_batch_and_not_seen_before_its_end(lake: Lake) -> None:
    with lake.batch(kind="test", source="bulletin", user="li", note="n") as writer:
        writer.add("figures", figures(1, 2))
        writer.add("figures", figures(3))
        writer.add("notes", notes("x"))
        assert lake.batches().is_empty()
    assert writer.written is not None
    assert writer.written.rows == {"figures": 3, "notes": 1}
    assert values(lake) == [1, 2, 3]
    assert lake.batches().select("kind", "source", "user", "note", "rows").row(0) == ("test", "bulletin", "li", "n", 4)


def test_a_batch_that_fails_is_not_there(lake: Lake) -> None:
    def pieces() -> Iterator[pl.DataFrame]:
        yield figures(1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(lake, pieces())
    assert lake.batches().is_empty()


def test_the_same_content_is_not_written_twice(lake: Lake) -> None:
    for repeated in (False, True):
        with lake.batch(kind="test", checksum="c") as writer:
            writer.add("figures", figures(1))
        assert writer.written is not None
        assert writer.written.repeated is repeated
    assert values(lake) == [1]


def test_the_checksum_is_that_of_the_rows(lake: Lake) -> None:
    with lake.batch(kind="test") as writer:
        writer.add("figures", figures(1))
    assert writer.written is not None
    assert writer.written.checksum == lake.write({"figures": figures(1)}, kind="test").checksum


def test_rows_that_do_not_fit_and_tables_that_are_not_there_are_said(lake: Lake) -> None:
    with pytest.raises(LakeError, match="no column 'other'"), lake.batch(kind="test") as writer:
        writer.add("figures", pa.table({"other": [1]}))
    with pytest.raises(LakeError, match="no table 'nothing'"), lake.batch(kind="test") as writer:
        writer.add("nothing", figures(1))
    assert lake.batches().is_empty()


def test_it_can_be_taken_back_like_any_other(lake: Lake) -> None:
    with lake.batch(kind="test") as writer:
        writer.add("figures", figures(1))
    assert writer.written is not None
    lake.take_back(writer.written, user="li", reason="wrong")
    assert values(lake) == []
