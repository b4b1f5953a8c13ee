"""Reads a PDF that carries its text, page by page. A scan has no text; reading pictures is not done here."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from gaodi.errors import Fault, InputError
from gaodi.plan.readers.document import Content, Draft

# A page of a plan has hundreds of characters; a scan with a stamp or a page number has a few.
_FEWEST_PER_PAGE = 20
_CHARACTER_CODE = re.compile(r"\(cid:\d+\)")
_CONTROL = re.compile(r"[\0-\x08\x0b-\x1f\x7f]")

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(name: str, data: bytes) -> Content:
    """The text of a PDF; its places are the pages. Raises InputError for a scan, a password or damage."""
    try:
        pages = list(_pages(data))
    except Exception as error:
        raise _refusal(name, error) from error
    _check_text(name, pages)
    draft = Draft()
    for number, text in enumerate(pages, 1):
        draft.put(f"{text.strip()}\n", f"第{number}页")
    return draft.content("pdf")


def _pages(data: bytes) -> Iterator[str]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            yield _CONTROL.sub(" ", page.extract_text() or "")
            page.close()


def _check_text(name: str, pages: list[str]) -> None:
    text = "".join(pages)
    codes = len(_CHARACTER_CODE.findall(text))
    readable = len(re.sub(r"\s", "", _CHARACTER_CODE.sub("", text)))
    if not pages:
        raise InputError(Fault("The PDF has no pages", name, do="Send it again"))
    if codes > readable:
        what = "The fonts of this PDF do not say which characters they show, so its text cannot be read"
        raise InputError(Fault(what, name, "a PDF with text", "Ask for the .docx, or print it to PDF anew"))
    if readable < _FEWEST_PER_PAGE * max(1, len(pages) // 4):
        many = f"The PDF has {len(pages)} pages and no text: it was scanned"
        what = "The PDF has 1 page and no text: it was scanned" if len(pages) == 1 else many
        raise InputError(Fault(what, name, "a PDF with text", "Ask for the .docx, or have the text recognised first"))


def _refusal(name: str, error: Exception) -> InputError:
    """Whatever the parser met in a foreign file, said in a sentence."""
    inner: Any = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(inner, PDFPasswordIncorrect | PDFEncryptionError):
        return InputError(Fault("The PDF is protected by a password", name, do="Save it without a password"))
    if isinstance(inner, RecursionError | MemoryError):
        return InputError(Fault("The PDF is nested too deeply to be read", name, do="Print it to PDF anew"))
    what = "The PDF is damaged" if isinstance(inner, PSException) else "The PDF cannot be read"
    return InputError(Fault(what, name, "a PDF with text", "Send it again"))
