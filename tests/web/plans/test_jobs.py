"""What the work behind an upload makes of a document: a plan of its own, an edition of one, or a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.plan import library
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job
from gaodi.web.people.roles import Role

FIRST = "云川市行动计划（2024—2026年）\n一、总体目标\n到2026年，工业总产值达到3200亿元以上。\n"
OTHER = "海川市行动计划（2024—2026年）\n一、总体目标\n到2026年，工业总产值达到900亿元以上。\n"


@pytest.fixture
def compiled(ws, sign_in):
    """`compiled(text, name, plan)`: an upload and the work on it; the job as it ended."""
    client = sign_in(Role.OFFICER)

    def work(text, name="行动计划.txt", plan=""):
        client.post("/plan/upload/", {"file": SimpleUploadedFile(name, text.encode()), "plan": plan})
        job = Job.objects.latest("created")
        services.run.call(str(job.pk))
        job.refresh_from_db()
        return job

    return work


def kept(ws):
    return {entry.id: (entry.title, entry.revision) for entry in library.plans(ws)}


def test_a_document_becomes_a_plan(ws, compiled):
    job = compiled(FIRST)
    assert (job.state, job.result) == ("done", "/plan/p/%E8%A1%8C%E5%8A%A8%E8%AE%A1%E5%88%92/")
    assert kept(ws) == {"行动计划": ("云川市行动计划（2024—2026年）", 1)}


def test_another_plan_in_a_file_of_the_same_name_is_a_plan_of_its_own(ws, compiled):
    compiled(FIRST)
    compiled(OTHER)
    compiled(OTHER)
    assert {key: title[:3] for key, (title, _) in kept(ws).items()} == {"行动计划": "云川市", "行动计划-2": "海川市"}


def test_the_same_document_again_changes_nothing(ws, compiled):
    compiled(FIRST)
    compiled(FIRST)
    assert [revision for _, revision in kept(ws).values()] == [1]


def test_a_newer_edition_keeps_what_was_decided(ws, compiled):
    compiled(FIRST)
    step = library.Step(action="accept", kind="target", item="t1")
    library.decide(ws, "行动计划", step, user="officer")
    compiled(FIRST + "（一）强化保障。新培育企业20家。\n", name="终稿.txt", plan="行动计划")
    assert kept(ws)["行动计划"][1] == 2
    assert [d.action for d in library.decisions(ws, "行动计划")] == ["accept"]


def test_a_long_chinese_name_is_a_name(ws, compiled):
    assert compiled(FIRST, name="云川市打造国家重要先进制造业高地三年行动计划" * 3 + ".txt").state == "done"


def test_what_only_the_reader_finds_is_said_in_the_end(ws, compiled):
    job = compiled("到2026年\x07，工业总产值达到3200亿元。")
    assert job.state == "failed"
    assert "不是纯文本" in job.message
    assert kept(ws) == {}
