"""What a version would change, and what differs between two."""

from __future__ import annotations

from gaodi.rules import drafting, runs, simulating
from gaodi.web.drafting.differences import lines
from web.drafting.conftest import HOME, KEY, NEXT, address, send


def test_the_effect_is_that_of_the_simulation_on_the_last_run_of_the_family(ws, author):
    send(author, NEXT.replace("300 万元", "350 万元"))
    page = author.get(address(step="effect/"))
    run = runs.load(ws, runs.listed(ws)["run"][0])
    found = simulating.simulate(run, source=drafting.source(ws, drafting.version(ws, KEY, 1)))
    assert page.context["run"].id == run.id
    assert (page.context["won"], page.context["lost"]) == (found.winners.height, found.losers.height)
    assert found.losers.height > 0
    assert "虚构" in page.content.decode()


def test_figures_that_the_run_did_not_gather_are_named(ws, author):
    send(author, NEXT.replace("test: audited}", "test: audited and average_employees >= 10 人}"), "")
    page = author.get(address(step="effect/")).content.decode()
    assert "该次评价未采集新文本所需的数据" in page


def test_a_result_that_becomes_open_is_counted_apart(author):
    """firm-a met the conditions; how many it employs is not known, so nobody knows whether it still does."""
    staff = "test: audited}\n    - {id: staff, test: average_employees >= 10 人}"
    send(author, NEXT.replace("300 万元", "100 万元").replace("test: audited}", staff), "")
    page = author.get(address(step="effect/"))
    (side,) = page.context["opened"].sides
    assert [row["subject"] for row in side.rows] == ["firm-a"]
    assert (page.context["won"], page.context["lost"]) == (0, 0)
    assert "结果转为未定" in page.content.decode()


def test_a_document_without_scores_has_no_column_of_them(author):
    send(author, NEXT.replace("300 万元", "350 万元"))
    page = author.get(address(step="effect/")).content.decode()
    assert "符合条件 → 不符合条件" in page
    assert "— → —" not in page


def test_a_family_that_was_never_evaluated_says_what_to_do(author):
    send(author, NEXT.replace("town/support", "town/other"), "")
    assert "没有可对比的评价" in author.get(address(step="effect/", key="town/other/2023")).content.decode()


def test_a_text_at_fault_says_why_it_has_no_effect(author):
    send(author, NEXT.replace("300 万元", "300 亩"))
    assert "改正以下错误后才能测算影响" in author.get(address(step="effect/")).content.decode()


def test_two_versions_differ_in_words_and_line_by_line(author):
    send(author)
    send(author, NEXT.replace("300 万元", "350 万元"), opened=KEY, after="1")
    page = author.get(f"{HOME}differences/{KEY}/").content.decode()
    assert "300 万元" in page
    assert "<ins>  least: {value: 350 万元" in page
    assert "<del>  least: {value: 300 万元" in page
    assert "研发费用下限" in page


def test_a_version_stands_beside_an_edition_of_the_catalogue(author):
    send(author)
    page = author.get(f"{HOME}differences/{KEY}/?a=town/support/2022&b=1").content.decode()
    assert "<del>id: town/support/2022" in page
    assert author.get(f"{HOME}differences/{KEY}/?a=nothing").status_code == 404


def test_what_is_in_force_stands_beside_the_edition_before_and_not_beside_itself(author, reviewer):
    send(author)
    author.post(address(step="submit/"))
    reviewer.post(address(step="put-in-force/"))
    page = author.get(f"{HOME}differences/{KEY}/?b=1")
    assert [one.value for one in page.context["choices"]] == ["1", "town/support/2022"]
    assert page.context["older"].value == "town/support/2022"


def test_a_version_at_fault_is_compared_by_its_lines_alone(author):
    send(author)
    send(author, NEXT.replace("300 万元", "300 亩"), opened=KEY, after="1")
    page = author.get(f"{HOME}differences/{KEY}/").content.decode()
    assert "有错误，无法解读，仅逐行对比" in page
    assert "300 亩" in page


def test_lines_say_what_was_added_and_what_is_gone():
    assert list(lines("a\nb\n", "a\nc\n")) == [
        ("place", "@@ -1,2 +1,2 @@"),
        ("same", "a"),
        ("gone", "b"),
        ("added", "c"),
    ]
    assert list(lines("a\n", "a\n")) == []


def test_a_version_is_read_in_words_or_says_what_is_at_fault(author):
    send(author)
    send(author, NEXT.replace("300 万元", "300 亩"), opened=KEY, after="1")
    assert "研发费用达到下限" in author.get(address()).content.decode()
    page = author.get(address(2)).content.decode()
    assert "万元与亩不能比较" in page
    marked = author.get(address(2, "source/")).content.decode()
    assert 'code-wrong" id="text-' in marked
