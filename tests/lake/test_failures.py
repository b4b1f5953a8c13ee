"""When the disk fails, the lake says a sentence and stays as it was."""

from __future__ import annotations

import pytest

from gaodi.errors import LakeError
from gaodi.lake import Lake
from lake.lakes import FIGURES, add, made, values
from lake.processes import start


def test_a_disk_that_takes_no_more_bytes_leaves_nothing_half_visible(tmp_path):
    lake = made(tmp_path / "lake")
    add(lake, 7)
    process = start(lake.root, "limit", 20_000)
    said, trace = process.communicate()
    assert process.returncode == 2, trace
    assert said.startswith(lake.root)
    assert "The batch was not written" in said
    assert "Look at the disk" in said
    assert values(lake) == [7]
    assert lake.read("notes").collect().is_empty()
    add(lake, 8)
    assert values(lake) == [7, 8]


def test_a_root_that_is_a_file_is_said(tmp_path):
    (tmp_path / "lake").write_text("not a folder")
    with pytest.raises(LakeError, match="The table was not made"):
        Lake(tmp_path / "lake").define("figures", FIGURES)


def test_a_damaged_log_is_said(tmp_path):
    lake = made(tmp_path / "lake")
    add(lake, 1)
    log = tmp_path / "lake" / "figures" / "_delta_log"
    (log / f"{2:020}.json").write_text("{ half a line")
    with pytest.raises(LakeError, match="The table cannot be read"):
        lake.read("figures")
    with pytest.raises(LakeError, match="The batch was not written"):
        add(lake, 2)
