"""The example files: one loads, one shows what is wrong with it, one has to be mapped, one is in another encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.registry import forms
from gaodi.workspace import Workspace

PERIOD = "2024年1-2月"


@pytest.fixture
def folder(filled: Workspace) -> Path:
    return filled.path / "incoming"


def test_there_are_four_files(folder: Path):
    names = {path.name for path in folder.iterdir()}
    assert names == {"monthly-2024-02.xlsx", "faulty-2024-02.xlsx", "ledger-2024-02.xlsx", "suppliers-2023.csv"}


def test_the_monthly_return_can_be_loaded(filled: Workspace, folder: Path):
    path = folder / "monthly-2024-02.xlsx"
    checked = forms.check_file(filled, "monthly-industry", path, period=PERIOD, source="demo-statistics")
    assert checked.errors == 0
    assert checked.rows > 3


def test_the_faulty_one_shows_every_kind_of_fault(filled: Workspace, folder: Path):
    path = folder / "faulty-2024-02.xlsx"
    checked = forms.check_file(filled, "monthly-industry", path, period=PERIOD, source="demo-statistics")
    assert checked.errors >= 4
    assert set(checked.counts) >= {"uscc-wrong", "not-a-number", "required", "too-low", "other-name", "same-row"}


def test_the_ledger_of_an_office_is_read_without_its_subtotals(filled: Workspace, folder: Path):
    whole = forms.check_file(
        filled, "monthly-industry", folder / "monthly-2024-02.xlsx", period=PERIOD, source="demo-statistics"
    )
    path = folder / "ledger-2024-02.xlsx"
    checked = forms.check_file(filled, "monthly-industry", path, period=PERIOD, source="demo-statistics")
    assert checked.rows == whole.rows


def test_the_list_of_suppliers_is_in_gb18030_and_names_are_kept_for_linkage(filled: Workspace, folder: Path):
    path = folder / "suppliers-2023.csv"
    with pytest.raises(UnicodeDecodeError):
        path.read_text("utf-8")
    checked = forms.check_file(filled, "purchases", path, period="2023", source="demo-invoices")
    assert checked.errors == 0
    assert checked.rows > 50
