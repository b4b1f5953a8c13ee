"""What the answers come to: level, scores, what is lacking, on the page and as a workbook."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from gaodi.errors import InputError
from gaodi.registry.metrics import SubjectKind
from gaodi.rules import library, runs
from gaodi.rules.declared import Declared, declare
from gaodi.rules.gathering import Single
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from rules import town
from web.answers.conftest import SUPPORT, at

PAGE = at(more="result/")


@pytest.fixture
def page(ws, sign_in):
    """`page()` or `page("?to=l2")`, as an officer sees it."""

    def show(more: str = "", path: str = PAGE, language: str = "zh-hans") -> str:
        client = sign_in(Role.OFFICER)
        client.cookies["django_language"] = language
        return client.get(path + more).content.decode()

    return show


def test_the_level_is_an_interval_while_answers_are_missing(page, sign_in, send):
    assert "未达到第一级 至 二级" in page()
    send(sign_in(Role.OFFICER), {"answer:d1": ("1", ""), "answer:d2": ("0", "")})
    assert "未达到第一级 至 一级" in page()
    send(sign_in(Role.OFFICER), {"answer:s1": ("1", "")}, section="supply")
    assert re.search(r"<dt>等级</dt><dd>一级</dd>", page())


def test_each_section_has_its_score_at_each_level(page, sign_in, send):
    send(sign_in(Role.OFFICER), {"answer:d1": ("0.5", "")})
    table = page().partition("<tbody>")[2].partition("</table>")[0]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", table)
    assert cells == ["1/2", "0.5", "0–1", "0/1", "0–1", "—", "1/7", "0.25–0.75", "0–1"]
    chart = json.loads(re.search(r'id="chart-data"[^>]*>(.*?)</script>', page(), re.S)[1])
    assert [(bar["label"], bar["low"], bar["high"]) for bar in chart["bars"]] == [("设计", 0.5, 0.5), ("供应", 0, 1)]
    assert chart["least"] == 0.8


def test_what_is_lacking_is_listed_up_to_the_level_that_is_asked_for(page, sign_in, send):
    send(sign_in(Role.OFFICER), {"answer:d1": ("0.5", "")})
    one, two = page(), page("?to=l2")
    for said in ("供应要求一", "最少须再完全满足 2 项要求", "图样"):
        assert said in one, said
    assert "设计要求二" not in one
    assert "设计要求二" in two
    assert "最少须再完全满足 3 项要求" in two


def test_a_level_that_is_reached_lacks_nothing(page, sign_in, send):
    send(sign_in(Role.OFFICER), {"answer:d1": ("1", ""), "answer:d2": ("0", "")})
    send(sign_in(Role.OFFICER), {"answer:s1": ("1", "")}, section="supply")
    assert "已达到该等级" in page("?to=l1")
    assert '<option value="l2" selected>' in page("?to=nonsense")


def test_a_rulebook_without_levels_says_its_verdict_and_what_is_open(page, sign_in, send):
    path = at("firm-a", SUPPORT, "result/")
    assert "尚未作答" in page(path=path)
    send(sign_in(Role.OFFICER), {"audited": ("1", "")}, section="inputs", rulebook=SUPPORT)
    shown = page(path=path)
    assert "符合条件" in shown
    assert "尚未作答" not in shown


def test_it_is_there_in_english_and_can_be_printed(page):
    shown = page(language="en")
    for said in ("below the first level to Level two", "First of supply", "data-print", "Made-up"):
        assert said in shown, said
    assert not re.search("[一-鿿]", re.sub("虚构A公司|中文|测试|（|）|虚构", "", shown.partition("<main")[2]))


def test_the_workbook_has_result_answers_and_what_is_lacking(ws, sign_in, send):
    send(sign_in(Role.OFFICER), {"answer:d1": ("0.5", "=1+1")})
    answer = sign_in(Role.OFFICER).get(at(more="book/?to=l2"))
    book = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    words = book.read("xl/sharedStrings.xml").decode()
    for said in ("未达到第一级", "设计要求二", "部分满足", "=1+1", "虚构数据，仅供演示"):
        assert said in words, said
    assert not any("<f>" in book.read(name).decode() for name in book.namelist() if "worksheets" in name)
    assert Entry.objects.filter(action="answers.export").count() == 1


def test_the_gap_of_an_evaluation_lists_the_items_and_leads_to_the_form(ws, sign_in, send):
    send(sign_in(Role.STATISTICIAN), {"answer:d1": ("0.5", "")})
    run = runs.evaluate(ws, "town/survey/2022", year=2022, on=town.ON, user="officer")
    shown = sign_in(Role.STATISTICIAN).get(f"/evaluations/{run.id}/firm-a/gap/?to=l2").content.decode()
    for said in ("达到二级", "设计要求一", "部分满足", "2 项要求中最少满足 2 项即可"):
        assert said in shown, said
    assert f'href="{at()}?section=design"' in shown


def test_a_declared_value_outside_its_bounds_is_refused_and_one_of_an_earlier_year_is_kept_with_it(ws):
    program = library.program(ws, "town/survey/2022")
    with pytest.raises(InputError, match="at least 0"):
        declare(ws, program, 2022, [Declared("firm-a", "stock", -1.0)], source="enterprise")
    declare(ws, program, 2021, [Declared("firm-a", "audited", True)], source="enterprise")
    assert Single(ws, SubjectKind.ENTERPRISE, "firm-a", 2022, town.ON).inputs(program)["audited@-1"] is True
