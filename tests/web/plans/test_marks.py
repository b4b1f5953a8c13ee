"""The source text cut into pieces in which every item is marked."""

from gaodi.plan.model import Mention, Name, Repeat, Section
from gaodi.web.plans.marks import Mark, lines
from plan.library.plans import TEXT, plan


def pieces(text, made):
    return [piece for line in lines(text, made) for piece in line.pieces]


def test_all_pieces_together_are_the_text():
    assert "".join(piece.text for piece in pieces(TEXT, plan())) == TEXT


def test_each_piece_begins_where_it_says():
    text = "第一行\n\n" + TEXT + "\n末行🙂完"
    assert all(text[piece.at :].startswith(piece.text) for piece in pieces(text, plan(text)))


def test_a_target_is_marked_where_it_stands():
    marked = {piece.text: piece.keys for piece in pieces(TEXT, plan()) if piece.marks}
    assert marked["工业总产值达到500亿元"] == "target-t1"
    assert marked["甲厂"] == "name-n1"


def test_where_items_overlap_the_piece_knows_them_all_the_shortest_first():
    start = TEXT.index("小巨人企业")
    inside = Name(id="n9", text="小巨人", kind="programme", mentions=(Mention(span=(start, start + 3)),))
    made = plan(names=(*plan().names, inside))
    (piece,) = [p for p in pieces(TEXT, made) if p.text == "小巨人"]
    assert piece.keys == "name-n9 target-t2"
    assert set(piece.css.split()) == {"mark-target", "mark-name"}


def test_a_target_that_is_said_again_is_marked_there_too():
    start = TEXT.index("建设园区")
    again = plan().targets[0].model_copy(update={"repeats": (Repeat(span=(start, start + 4), quote="建设园区"),)})
    made = plan(targets=(again, *plan().targets[1:]))
    (piece,) = [p for p in pieces(TEXT, made) if p.text == "建设园区"]
    assert (piece.css, piece.keys) == ("mark-repeat", "target-t1")


def test_a_mark_over_two_lines_is_cut_at_the_line():
    text = TEXT.replace("达到500", "达到\n500")
    quote = "工业总产值达到\n500亿元"
    start = text.index(quote)
    broken = plan().targets[0].model_copy(update={"quote": quote, "span": (start, start + len(quote))})
    marked = [p.text for p in pieces(text, plan(targets=(broken,), names=(), tasks=())) if p.marks]
    assert marked == ["工业总产值达到", "500亿元"]


def test_every_line_within_a_task_belongs_to_it():
    assert {line.tasks for line in lines(TEXT, plan())} == {("task-k1",)}


def test_a_span_that_runs_past_the_end_does_no_harm():
    far = plan().targets[0].model_copy(update={"span": (len(TEXT) - 2, len(TEXT) + 50)})
    assert "".join(p.text for p in pieces(TEXT, plan(targets=(far,)))) == TEXT


def test_a_heading_ends_where_the_text_runs_on_behind_it():
    sections = (Section(level=1, label="（一）", title="到2023年", span=(0, len(TEXT))),)
    made = plan(sections=sections, targets=(), tasks=(), names=())
    first, *rest = pieces(TEXT, made)
    assert (first.text, first.heading) == ("到2023年", True)
    assert not any(piece.heading for piece in rest)


def test_what_stands_in_the_text_is_no_markup():
    (line,) = lines("<script>alert(1)</script>&", plan(targets=(), tasks=(), names=()))
    assert line.html == '<span data-at="0">&lt;script&gt;alert(1)&lt;/script&gt;&amp;</span>'


def test_what_is_not_in_the_plan_is_marked_behind_what_is():
    target = plan().targets[0]
    found = [
        piece
        for line in lines(TEXT, plan(), [Mark(target.span, "suggestion", "suggestion-s1")])
        for piece in line.pieces
    ]
    (piece,) = [p for p in found if p.text == target.quote]
    assert (piece.keys, piece.css) == ("target-t1 suggestion-s1", "mark-target mark-suggestion")
