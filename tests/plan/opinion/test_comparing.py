"""The opinion beside the compiler: the same number of the text is the same target, whatever it is called."""

from __future__ import annotations

from gaodi.plan.model import Repeat
from gaodi.plan.opinion import Verdict, answers, compare
from plan.library.plans import TEXT, plan, target
from plan.opinion.chats import CHAMPIONS, OUTPUT, said


def compared(*targets, of=None, text=TEXT):
    return compare(of or plan(text), answers.read(said(*targets), text).suggestions, text)


def verdicts(found):
    return [(one.verdict, one.target.id if one.target else None) for one in found]


def test_what_both_say_agrees_and_what_the_model_left_out_is_only_the_compilers():
    assert verdicts(compared(OUTPUT, CHAMPIONS)) == [
        (Verdict.AGREES, "t1"), (Verdict.ONLY_COMPILER, "t2"), (Verdict.AGREES, "t3"),
    ]  # fmt: skip


def test_the_fields_that_differ_are_named():
    first = compared(OUTPUT | {"comparator": ">=", "deadline": "2022"})[0]
    assert (first.verdict, first.fields) == (Verdict.DIFFERS, ("comparator", "deadline"))
    assert (first.target.deadline, first.suggestion.deadline) == ("2023", "2022")


def test_a_value_that_the_compiler_read_otherwise_differs():
    wrong = plan(targets=(target("t1", "工业总产值达到500亿元", 50, "亿元", indicator="工业总产值"),))
    (one,) = compared(OUTPUT, of=wrong)
    assert (one.verdict, one.fields) == (Verdict.DIFFERS, ("value",))


def test_a_number_that_the_compiler_did_not_take_is_only_the_opinions():
    some = plan(targets=plan().targets[:2])
    assert verdicts(compared(CHAMPIONS, of=some))[-1] == (Verdict.ONLY_OPINION, None)


def test_numbers_of_one_sentence_are_told_apart_though_their_quotes_overlap():
    quote = "小巨人企业20家、单项冠军5家"
    found = compared(CHAMPIONS | {"quote": quote}, of=plan(targets=plan().targets[1:2]))
    assert {one.verdict for one in found} == {Verdict.ONLY_OPINION, Verdict.ONLY_COMPILER}


def test_a_longer_name_of_the_same_is_the_same():
    assert compared(OUTPUT | {"indicator": "规上工业总产值"})[0].verdict is Verdict.AGREES
    assert compared(OUTPUT | {"indicator": "利润总额"})[0].fields == ("indicator",)


def test_a_scope_that_only_one_names_differs():
    assert compared(OUTPUT | {"scope": "全市"})[0].fields == ("scope",)


def test_a_scope_that_stands_in_the_other_indicator_is_the_same():
    scoped = target("t1", "工业总产值达到500亿元", 500, "亿元", indicator="总产值", scope="工业")
    assert compared(OUTPUT, of=plan(targets=(scoped,)))[0].verdict is Verdict.AGREES


def test_a_target_stated_again_is_met_at_either_place():
    text = TEXT + "工业总产值达到500亿元。"
    again = text.rindex("工业总产值")
    repeated = (
        plan(text)
        .targets[0]
        .model_copy(update={"repeats": (Repeat(span=(again, again + 12), quote="工业总产值达到500亿元"),)})
    )
    found = compared(OUTPUT, OUTPUT, of=plan(text, targets=(repeated,)), text=text)
    assert verdicts(found) == [(Verdict.AGREES, "t1"), (Verdict.AGREES, "t1")]


def test_they_come_in_the_order_of_the_text():
    found = compared(CHAMPIONS, OUTPUT)
    assert [one.span for one in found] == sorted(one.span for one in found)
