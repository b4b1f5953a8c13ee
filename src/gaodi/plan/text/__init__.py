"""The text as it is read: without what pages and typesetting put into it, and with the way back to the source.

The second stage of compiling, between `readers` and `outline`. Full-width digits are folded, page numbers and headers
taken out, lines that a page cut in two are joined, spaces between Chinese characters dropped. Headings, list items and
rows of tables keep their lines; a row keeps the spaces between its cells.

    text = CleanText.of(document.text)
    text.span(a, b)                     # a place of text.clean as a span of the source
"""

from gaodi.plan.text.cleaning import CleanText

__all__ = ["CleanText"]
