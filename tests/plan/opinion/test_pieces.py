"""Cutting the text: nothing lost, nothing longer than told, cut where paragraphs end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.opinion.pieces import cut

TEXTS = st.text(alphabet="到产值。；\n \r\u2028", max_size=300)


def test_a_short_text_is_one_piece():
    (piece,) = cut("第一段。\n第二段。\n", 100)
    assert (piece.start, piece.text) == (0, "第一段。\n第二段。\n")


def test_pieces_end_where_paragraphs_end():
    assert [piece.text for piece in cut("第一段。\n第二段。\n第三段。\n", 10)] == ["第一段。\n第二段。\n", "第三段。\n"]


def test_a_long_paragraph_is_cut_where_sentences_end():
    assert [piece.text for piece in cut("产值翻番。出口增长；就业稳定。", 8)] == [
        "产值翻番。",
        "出口增长；",
        "就业稳定。",
    ]


def test_a_long_sentence_is_cut_where_it_has_to_be():
    assert [len(piece.text) for piece in cut("产" * 25, 10)] == [10, 10, 5]


def test_blank_text_has_no_pieces():
    assert cut("") == cut("\n \n") == []


@given(TEXTS, st.integers(1, 40))
def test_every_word_is_in_one_piece_at_its_place(text, longest):
    pieces = cut(text, longest)
    assert all(0 < len(piece.text) <= longest for piece in pieces)
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
