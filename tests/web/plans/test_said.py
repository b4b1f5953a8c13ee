"""What the library found wrong, in the words of the page."""

from django.utils import translation

from gaodi.errors import Fault
from gaodi.plan.readers import guards
from gaodi.web.plans import said


def in_chinese(fault):
    with translation.override("zh-hans"):
        return said.sentence(fault)


def test_a_known_fault_is_said_in_the_language_of_the_page():
    fault = Fault("This is an Excel workbook", "a.docx", guards.EXPECTED, "Give the plan's document")
    assert in_chinese(fault) == "这是 Excel 工作簿。请上传规划文件。"


def test_what_the_fault_names_stays_in_the_sentence():
    assert "第 3 版" in in_chinese(Fault("Nothing has changed since version 3"))


def test_a_fault_that_is_not_known_is_shown_as_it_is():
    assert in_chinese(Fault("Something new", do="Do this")) == "Something new. Do this."


def test_every_refusal_of_a_foreign_file_has_its_sentence():
    kinds = [kind for _head, kind, _do in guards._FOREIGN] + [kind for _part, kind, _do in guards._PACKED]
    unknown = [kind for kind in kinds if in_chinese(Fault(f"This is {kind}")).isascii()]
    assert unknown == []
