"""The check of a text: every fault with its place, or the text as people will read it; nothing is kept."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.rules import library
from gaodi.web.people.roles import Role
from web.rulebooks.conftest import FAULTY

SOUND = FAULTY.replace("revenue_of_nothing", "revenue").replace("own/faulty", "own/sound")


@pytest.fixture
def check(ws, sign_in):
    """`check(text)`: the page that answers."""
    client = sign_in(Role.OFFICER)

    def send(text: str = "", **more) -> str:
        answer = client.post("/rulebooks/check/", {"text": text, **more})
        assert answer.status_code == 200
        return answer.content.decode()

    return send


def test_a_fault_is_said_with_its_line_and_column_and_its_line_is_marked(check):
    text = check(FAULTY)
    assert "1 处错误" in text
    assert '<a href="#L11">第 11 行第 27 列</a>' in text
    assert "没有名为“revenue_of_nothing”" in text
    assert "gaodi-check-" not in text
    assert 'code-wrong" id="L11"' in text


def test_a_text_without_fault_is_shown_as_people_will_read_it(check, ws):
    text = check(SOUND)
    assert "没有错误" in text
    assert "营业收入 ≥ 5 万元" in text
    assert "own/sound" not in library.load(ws)


def test_a_file_is_checked_under_its_name(check):
    file = SimpleUploadedFile("mine.yaml", FAULTY.replace("issuer: 长沙市\n", "").encode())
    assert "mine.yaml" in check(file=file)


def test_a_text_that_builds_on_a_rulebook_takes_its_parts_over(check):
    text = check(
        "format: gaodi-rulebook/1\nid: own/huangyan\nfamily: own/huangyan\nextends: per-mu/huangyan-above-scale/2021\n"
    )
    assert "没有错误" in text
    assert "亩均税收" in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        ": : :",
        "[" * 5000,
        "a: &a [*a]",
        FAULTY.replace("revenue_of_nothing", "(" * 3000),
        FAULTY.replace("revenue_of_nothing", "not " * 3000),
        "\x00",
    ],
)
def test_whatever_is_pasted_is_answered_with_a_sentence(check, text):
    assert "alert" in check(text) or "处错误" in check(text)


def test_a_binary_file_is_no_rulebook(check):
    assert "不是 UTF-8 编码的文本" in check(file=SimpleUploadedFile("mine.yaml", b"\xff\xfe\x00\x01"))


def test_a_copy_of_a_rulebook_is_there_to_begin_with(ws, page):
    assert "id: specialised-sme/2022" in page("/rulebooks/check/?from=specialised-sme/2022")


def test_only_who_evaluates_may_check(ws, sign_in):
    assert sign_in(Role.ENTERPRISE_OFFICER).get("/rulebooks/check/").status_code == 403
