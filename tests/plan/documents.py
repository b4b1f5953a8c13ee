"""Documents of every kind, made in memory for the tests that read them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"


def word(write: Callable[[docx.document.Document], object]) -> bytes:
    """A .docx, written by the function."""
    document = docx.Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data: bytes, changes: dict[str, bytes], more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """The archive with some parts changed and others added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, changes.get(name) or source.read(name))
        for name, content in more:
            target.writestr(name, content)
    return stream.getvalue()


def pdf(*pages: Iterable[str], encrypt: str | None = None) -> bytes:
    """A PDF with a page for each list of lines."""
    registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=encrypt)
    for lines in pages:
        canvas.setFont(FONT, 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scan(pages: int) -> bytes:
    """A PDF whose pages are drawn, as a scanner leaves them: no text."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 700, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
