"""An opinion is asked for and kept: off by default, whole or not at all, and nothing in the plan is changed by it."""

from __future__ import annotations

import json

import pytest

import gaodi
from gaodi.errors import GaodiError, InputError, NotFound
from gaodi.plan import library, opinion
from gaodi.plan.compile import compile_text
from gaodi.plan.model import Source
from gaodi.plan.opinion import Reason, Verdict, tables
from gaodi.plan.readers import Document
from plan.library.plans import TEXT, plan
from plan.opinion.chats import CHAMPIONS, KEY, KEY_VARIABLE, OUTPUT, said, switch_on


class Stopped(Exception):
    pass


def test_it_is_off_unless_the_settings_name_an_endpoint_and_says_how_to_switch_it_on(off):
    with pytest.raises(InputError, match=r"switched off.*second_opinion.*gaodi.yaml"):
        opinion.ask(off, "sample", user="reviewer")
    assert opinion.last(off, "sample") is None


def test_an_opinion_is_kept_as_one_row_with_who_asked_whom(ws, chat):
    made = opinion.ask(ws, "sample", user="reviewer")
    (row,) = ws.lake.read(tables.OPINIONS).collect().to_dicts()
    assert (row["plan"], row["revision"], row["model"], row["host"]) == ("sample", 1, "modell-1", chat.host)
    assert json.loads(row["suggestions"])[0]["quote"] == "工业总产值达到500亿元"
    assert (made.user, made.pieces, made.dropped) == ("reviewer", 1, {})
    assert opinion.last(ws, "sample") == made
    last = ws.lake.batches().sort("number").row(-1, named=True)
    assert (last["kind"], last["user"]) == ("plan opinion", "reviewer")


def test_what_was_dropped_is_counted_with_its_reason(ws, chat):
    chat.answer = said(OUTPUT, OUTPUT | {"quote": "产值900亿元", "value": 900}, CHAMPIONS | {"value": 7})
    opinion.ask(ws, "sample", user="reviewer")
    kept = opinion.last(ws, "sample")
    assert [one.id for one in kept.suggestions] == ["s1"]
    assert kept.dropped == {Reason.QUOTE: 1, Reason.VALUE: 1}


def test_the_key_is_in_no_file_of_the_workspace(ws, chat):
    opinion.ask(ws, "sample", user="reviewer")
    assert chat.sent[0]["Authorization"] == f"Bearer {KEY}"
    assert not [path for path in ws.path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def test_nothing_in_the_plan_is_changed(ws, chat):
    chat.answer = said(OUTPUT | {"comparator": ">=", "deadline": "2022"})
    before = (library.current(ws, "sample", "draft"), library.history(ws, "sample"))
    opinion.ask(ws, "sample", user="reviewer")
    assert (library.current(ws, "sample", "draft"), library.history(ws, "sample")) == before


def test_a_long_text_is_asked_piece_by_piece_with_its_progress(ws, chat):
    text = "\n".join(f"到2026年，第{n}产业产值达到{n}00亿元。" + "推进建设。" * 20 for n in range(1, 6))
    library.add(ws, plan(id="long", targets=(), tasks=(), names=(), source=_source(text)), text=text)
    chat.answer = lambda asked: said(*(_output(n) for n in range(1, 6) if f"达到{n}00亿元" in asked))
    shares = []
    made = opinion.ask(ws, "long", user="reviewer", longest=150, progress=shares.append)
    assert (len(chat.asked), made.pieces) == (5, 5)
    assert shares == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert [(one.id, text[slice(*one.span)]) for one in made.suggestions] == [
        (f"s{n}", f"产值达到{n}00亿元") for n in range(1, 6)
    ]


def _source(text):
    return Source(file="plan.txt", format="txt", encoding="utf-8", sha256="cd" * 32, characters=len(text))


def _output(n):
    return OUTPUT | {"value": n * 100, "deadline": "2026", "quote": f"产值达到{n}00亿元"}


def test_a_place_in_a_text_with_broken_lines_is_one_of_the_source(ws, chat):
    text = (
        "云川市行动计划（虚构示例）\n一、目标\n"
        + "到２０２６年，全市工业总产值力争\n达到\u3000５００ 亿元，\n增长平稳。\n"
    )
    compiled = compile_text(Document(text, _source(text)))
    library.add(ws, compiled, text=text)
    chat.answer = said(OUTPUT | {"deadline": "2026", "quote": "达到500亿元"})
    (one,) = opinion.ask(ws, compiled.id, user="reviewer").suggestions
    assert text[slice(*one.span)] == "达到\u3000５００ 亿元"


def test_one_unreadable_answer_of_several_is_counted(ws, chat):
    chat.answer = lambda asked: said(OUTPUT) if "产值" in asked else "想不出"
    made = opinion.ask(ws, "sample", user="reviewer", longest=40)
    assert (made.pieces, len(made.suggestions), made.dropped) == (2, 1, {Reason.UNREADABLE: 1})


def test_where_no_answer_can_be_read_there_is_no_opinion(ws, chat):
    chat.answer = "文本中有三个目标。"
    with pytest.raises(GaodiError, match="not the JSON that was asked for"):
        opinion.ask(ws, "sample", user="reviewer")
    assert opinion.last(ws, "sample") is None


def test_an_error_on_the_way_keeps_nothing(ws, chat):
    chat.status = 500
    with pytest.raises(GaodiError, match="HTTP status 500"):
        opinion.ask(ws, "sample", user="reviewer")
    assert opinion.last(ws, "sample") is None


def test_asking_that_is_stopped_sends_and_keeps_nothing(ws, chat):
    def stop(share):
        raise Stopped

    with pytest.raises(Stopped):
        opinion.ask(ws, "sample", user="reviewer", progress=stop)
    assert (chat.asked, opinion.last(ws, "sample")) == ([], None)


def test_a_plan_without_its_text_cannot_be_asked_about(ws, chat):
    library.add(ws, plan(id="bare", source=_source(TEXT)))
    with pytest.raises(NotFound, match="Upload its document"):
        opinion.ask(ws, "bare", user="reviewer")
    assert chat.asked == []


def test_a_plan_that_is_not_there_is_not_found(ws):
    for call in (lambda: opinion.last(ws, "other"), lambda: opinion.ask(ws, "other", user="reviewer")):
        with pytest.raises(NotFound, match="other"):
            call()


def test_an_opinion_on_an_earlier_edition_is_not_the_last_one(ws):
    opinion.ask(ws, "sample", user="reviewer")
    text = "前言。" + TEXT
    library.add(ws, plan(text, source=_source(text)), text=text)
    assert opinion.last(ws, "sample") is None


def test_the_last_of_several_counts(ws, chat):
    opinion.ask(ws, "sample", user="officer")
    chat.answer = said(CHAMPIONS)
    opinion.ask(ws, "sample", user="reviewer")
    assert [one.indicator for one in opinion.last(ws, "sample").suggestions] == ["单项冠军"]


def test_a_decision_does_not_change_what_the_compiler_said(ws):
    library.decide(ws, "sample", library.Step(action="reject", kind="target", item="t1"), user="reviewer")
    found = opinion.beside(ws, opinion.ask(ws, "sample", user="reviewer"))
    assert [one.verdict for one in found] == [Verdict.AGREES, Verdict.ONLY_COMPILER, Verdict.ONLY_COMPILER]


def test_a_notebook_sees_both_readings_in_a_row(ws, chat):
    with pytest.raises(NotFound, match=f"second-opinion --ask.*{chat.host}"):
        ws.plan.second_opinion()
    frame = ws.plan.second_opinion("sample", ask=True, user="analyst")
    assert frame["verdict"].to_list() == ["agrees", "only_compiler", "only_compiler"]
    assert (frame["compiler"][0]["value"], frame["opinion"][0]["value"], frame["opinion"][1]) == (500, 500, None)
    assert ws.plan.second_opinion().equals(frame)


def test_a_notebook_is_told_how_to_switch_it_on(off):
    with pytest.raises(InputError, match="second_opinion"):
        off.plan.second_opinion()


def test_switching_it_off_again_stops_it(ws, chat):
    opinion.ask(ws, "sample", user="reviewer")
    switch_on(ws.path, "", KEY_VARIABLE)
    with pytest.raises(InputError, match="switched off"):
        gaodi.open(ws.path).plan.second_opinion()
