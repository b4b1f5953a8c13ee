"""What a rulebook begins with, and what is said of a text while it is written."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.rules import checking, drafting
from gaodi.rules.schema import schema
from gaodi.rules.trying import File
from gaodi.web.drafting import beginning, skeleton
from gaodi.web.drafting.keys import KEYS
from web.drafting.conftest import HOME, KEY, NEXT, TESTS, address, send


def faults(client, text: str = NEXT, tests: str = TESTS, language: str = "zh-hans") -> list[dict]:
    client.cookies["django_language"] = language
    return client.post(f"{HOME}faults/", {"text": text, "tests": tests}).json()["faults"]


def written(client, query: str) -> dict:
    """The texts that the editor opens with."""
    return client.get(f"{HOME}write/?{query}").context["form"].initial


def test_a_fault_is_said_at_its_line_and_column_in_the_language_of_the_page(author):
    text = NEXT.replace("growth(revenue) >= 5%", "growth(revenu) >= 5%")
    line = next(at for at, one in enumerate(text.splitlines(), 1) if "revenu)" in one)
    column = text.splitlines()[line - 1].index("revenu)") + 1
    (found,) = faults(author, text)
    assert (found["of"], found["line"], found["column"]) == ("text", line, column)
    assert found["said"].startswith("没有名为“revenu”的指标")
    assert faults(author, text, language="en")[0]["said"].startswith("There is no 'revenu'. Expected a metric")


def test_a_fault_of_the_tests_is_said_of_the_tests(author):
    found = faults(author, tests=TESTS.replace("vary:", "varied:"))
    assert {one["of"] for one in found} == {"tests"}
    assert "测试：" in found[0]["place"]


def test_a_sound_text_has_no_fault(author):
    assert faults(author) == []
    assert faults(author, tests="") == []


def test_whatever_is_written_is_answered(author):
    for text in ("", ":", "[" * 5000, "a: &a [*a]", "\x00", "- 1", "id: x"):
        assert faults(author, text, ""), text


def test_the_next_edition_is_reminded_of_what_it_says_as_the_one_before(author):
    (found,) = author.post(f"{HOME}faults/", {"text": NEXT, "tests": ""}).json()["reminders"]
    at = next(at for at, one in enumerate(NEXT.splitlines(), 1) if one.startswith("in_force:"))
    assert (found["of"], found["line"], found["column"]) == ("text", at, 1)
    assert found["said"].startswith("有效期（in_force）与“town/support/2022”相同。")
    assert found["said"] in send(author, do="check").content.decode()
    own = NEXT.replace("in_force: {from: 2022-01-01}", "in_force: {from: 2022-01-01, to: 2023-12-31}")
    (found,) = author.post(f"{HOME}faults/", {"text": own, "tests": ""}).json()["reminders"]
    assert "“town/support/2022”未设截止日期，与本版同时有效" in found["said"]


def test_the_editor_and_the_reviewer_are_reminded_of_a_copy(author, reviewer):
    page = author.get(f"{HOME}write/?from=town/support/2022&as=next").content.decode()
    assert "有效期（in_force）与“town/support/2022”相同" in page
    send(author)
    assert "有效期（in_force）与“town/support/2022”相同" in reviewer.get(address()).content.decode()


def test_nothing_is_kept_by_a_check(ws, author):
    faults(author)
    send(author, do="check")
    send(author, do="run")
    assert drafting.drafts(ws) == ()


def test_the_tests_are_run_beside_the_text(author):
    page = send(author, tests=TESTS.replace("[299, false]", "[299, true]"), do="run").content.decode()
    assert "研发费用的界线" in page
    assert send(author, do="run").context["looked"].failed == 0


def test_the_next_edition_is_a_copy_under_the_year_after_with_its_tests(ws, author):
    begun = written(author, "from=per-mu/huangyan-above-scale/2021&as=next")
    assert "\nid: per-mu/huangyan-above-scale/2023\n" in begun["text"]
    assert "\nrulebook: per-mu/huangyan-above-scale/2023\n" in begun["tests"]
    assert (begun["opened"], begun["after"]) == ("", 0)
    assert checking.faults_of(begun["text"], "text", ws) == []


def test_an_edition_without_a_year_gets_a_number(ws):
    text = NEXT.replace(KEY, "town/support/trial")
    drafting.save(ws, text, by="officer")
    assert "id: town/support/trial-2\n" in beginning.next_edition(ws, "town/support/trial").text


def test_a_document_that_builds_on_another_says_only_what_differs_and_is_sound(ws, author):
    begun = written(author, "from=specialised-sme/2022&as=extends")
    assert "extends: specialised-sme/2022\n" in begun["text"]
    assert checking.faults_of(begun["text"], "text", ws) == []


def test_going_on_opens_the_last_version(author):
    send(author)
    begun = written(author, f"from={KEY}")
    assert (begun["text"], begun["tests"], begun["opened"], begun["after"]) == (NEXT, TESTS, KEY, 1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_empty_text_is_sound_and_its_tests_pass(ws, author, language):
    answer = send(author, skeleton.text(language), skeleton.TESTS, do="run")
    assert answer.context["wrong"] == []
    assert [one.passed for one in answer.context["looked"].checks] == [True]


def test_a_file_is_opened_upon_the_version_that_there_is(ws, author):
    send(author)
    answer = author.post(f"{HOME}new/", {"file": SimpleUploadedFile("a.yaml", (NEXT + "# 新\n").encode())})
    assert (answer.context["opened"], answer.context["after"]) == (KEY, 1)
    assert drafting.latest(ws, KEY).version == 1


def test_a_file_that_is_no_text_is_refused(author):
    answer = author.post(f"{HOME}new/", {"file": SimpleUploadedFile("a.yaml", b"\xff\xfe\x00")})
    assert "UTF-8" in answer.content.decode()


def test_line_ends_of_browsers_do_not_make_another_version(ws, author):
    send(author)
    send(author, NEXT.replace("\n", "\r\n"), TESTS.replace("\n", "\r\n"), opened=KEY, after="1")
    assert drafting.latest(ws, KEY).version == 1


def test_metrics_are_found_by_name_and_by_the_initials_of_their_pinyin(author):
    words = author.get(f"{HOME}vocabulary/").json()
    (one,) = [each for each in words["names"] if each["word"] == "rd_expense"]
    assert one["label"] == "研发费用"
    assert {"yffy", "研发费用"} <= set(one["also"])
    assert {"万元", "亩"} <= {each["word"] for each in words["units"]}
    assert "growth" in {each["word"] for each in words["functions"]}


def keys_of(part) -> set[str]:
    """Every key that a JSON Schema knows."""
    if isinstance(part, list):
        return {key for one in part for key in keys_of(one)}
    if not isinstance(part, dict):
        return set()
    own = part.get("properties", {})
    return (set(own) if isinstance(own, dict) else set()) | {key for one in part.values() for key in keys_of(one)}


def test_every_key_of_the_format_and_of_tests_has_its_words():
    known = keys_of(schema()) | keys_of(File.model_json_schema(by_alias=True))
    assert known - set(KEYS) == set()
    assert set(KEYS) - known == set()


def test_the_reader_and_the_catalogue_lead_to_the_editor(author):
    assert "起草办法" in author.get("/rulebooks/").content.decode()
    page = author.get("/rulebooks/read/town/support/2022/").content.decode()
    assert "/rulebooks/drafts/write/?from=town%2Fsupport%2F2022&amp;as=next" in page


def test_the_source_of_a_version_is_downloaded(author):
    send(author)
    assert author.get(address(step="source/?download=text")).content.decode() == NEXT
    assert author.get(address(step="source/?download=tests")).content.decode() == TESTS
