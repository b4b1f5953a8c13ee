"""Reads a .docx: paragraphs with their numbers written out, tables row by row, text boxes after their paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from gaodi.errors import Fault, InputError
from gaodi.plan.readers import archive
from gaodi.plan.readers.document import Content, Draft
from gaodi.plan.readers.numbering import Numbering

CELL_END = "\t"
"""What parts the cells of a flattened row."""

_SKIPPED = {qn(f"w:{tag}") for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tbl")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BOX = qn("w:txbxContent")


def read(name: str, data: bytes) -> Content:
    """The text of a .docx; its places are paragraphs and table cells. Raises InputError when it cannot be read."""
    archive.check(name, data)
    try:
        return _Walk(docx.Document(io.BytesIO(data))).content()
    except InputError:
        raise
    except Exception as error:
        # python-docx and lxml meet a foreign file with whatever exception comes up; all mean the same to its sender.
        do = "Open it in Word or WPS, save it anew and send it again"
        raise InputError(Fault("The Word document is damaged", name, do=do)) from error


class _Walk:
    """Goes through the body once, counting paragraphs and tables as it goes."""

    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.numbering = Numbering(document)
        self.draft = Draft()
        self.paragraphs = self.tables = 0

    def content(self) -> Content:
        self._blocks(self.body)
        return self.draft.content("docx")

    def _blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                self.tables += 1
                self._table(element, f"表{self.tables}")
            elif element.tag == qn("w:sdt") and not _is_contents(element):
                self._blocks(element.find(qn("w:sdtContent")) if element.find(qn("w:sdtContent")) is not None else ())
            elif element.tag in (qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")):
                self._blocks(element)

    def _paragraph(self, element: Any) -> None:
        self.paragraphs += 1
        text = self._line(element)
        if text.strip():
            self.draft.put(f"{text}\n", f"第{self.paragraphs}段")
        else:
            self.draft.put("\n")
        for box in _boxes(element):
            lines = [self._line(p) for p in box.iter(qn("w:p"))]
            if any(line.strip() for line in lines):
                self.draft.put("".join(f"{line}\n" for line in lines), f"第{self.paragraphs}段文本框")

    def _line(self, paragraph: Any) -> str:
        text = "".join(_texts(paragraph))
        return f"{self.numbering.label(paragraph)}{text}" if text.strip() else text

    def _table(self, table: Any, place: str) -> None:
        for r, row in enumerate(_children(table, "w:tr"), 1):
            cells = list(_children(row, "w:tc"))
            for c, cell in enumerate(cells, 1):
                end = "\n" if c == len(cells) else CELL_END
                self.draft.put(f"{self._cell(cell)}{end}", f"{place}第{r}行第{c}列")
        self.draft.put("\n")

    def _cell(self, cell: Any) -> str:
        """A cell in one line: its paragraphs, and those of tables within it, after each other."""
        lines = (self._line(paragraph).strip() for paragraph in cell.iter(qn("w:p")))
        return " ".join(line.replace("\n", " ").replace("\t", " ") for line in lines if line)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, also those inside content controls."""
    for element in parent:
        if element.tag == qn(tag):
            yield element
        elif element.tag == qn("w:sdt"):
            yield from _children(element.find(qn("w:sdtContent")), tag)


def _texts(element: Any) -> Iterator[str]:
    """The text that is seen: without deletions, hidden runs, field codes and text boxes."""
    for child in element:
        if child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag == qn("w:r") and child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _texts(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph; Word writes each twice, the second time for old programs."""
    for child in paragraph:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _is_contents(control: Any) -> bool:
    """Whether a content control is the table of contents, which repeats the headings."""
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and "Contents" in str(gallery.get(qn("w:val")))
