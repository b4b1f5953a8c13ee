"""Workbooks of example returns, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

NOTE = "虚构示例数据：其中的企业和数字都不存在"


def written(path: Path, fill: Callable[[Workbook], None]) -> None:
    """Write a workbook. A run that is killed leaves no half of it."""
    partial = path.with_suffix(".part")
    book = xlsxwriter.Workbook(str(partial))
    book.set_properties({"comments": NOTE})
    fill(book)
    book.close()
    partial.replace(path)
