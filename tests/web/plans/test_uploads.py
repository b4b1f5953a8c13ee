"""Documents that come in: refused with a sentence, or kept in a staging place until they are compiled."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.web.audit.models import Entry
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.roles import Role
from gaodi.web.plans import staging

TEXT = "云川市行动计划\n到2026年，工业总产值达到3200亿元以上。\n"


def packed(**parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def bomb():
    """A Word document of 50 KB that unpacks to 50 MB."""
    return packed(**{"word__document.xml": b"<w:document/>" + b" " * (50 * 1024 * 1024)})


def named(name):
    """A file whose name reaches the server as it is: the test client would take the folders off."""
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    body = b"--edge\r\n" + head.encode() + TEXT.encode() + b"\r\n--edge--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=edge"}


HOSTILE = {
    "another folder": ("../../../etc/plan.txt", "plan.txt"),
    "another folder of Windows": ("..\\..\\..\\Windows\\plan.txt", "plan.txt"),
    "a whole path": ("/etc/plan.txt", "plan.txt"),
    "a drive": ("C:\\plan.txt", "plan.txt"),
    "a device of Windows": ("CON.txt", "CON.txt"),
    "a hidden file": (".plan.txt", ".plan.txt"),
    "blanks and dots at the end": ("plan.txt. . ", ""),
    "an ending turned round": ("plan\u202etxt.exe", ""),
    "an end within": ("plan.exe\0.txt", "plan.exe.txt"),
    "an end before another ending": ("plan.txt\0.exe", ""),
    "a name of 300 letters": ("长" * 300 + ".txt", "长" * 251 + ".txt"),
    "only dots": ("..", None),
}


@pytest.mark.parametrize(("name", "called"), HOSTILE.values(), ids=HOSTILE)
def test_a_name_with_a_trick_is_taken_as_a_name_or_refused_with_a_sentence(ws, sign_in, name, called):
    """called: what is left of the name; empty where its ending is refused, None where no file is seen."""
    client = sign_in(Role.OFFICER)
    answer = client.post("/api/plans", **named(name))
    page = client.post("/plan/upload/", **named(name))
    if called:
        assert (answer.status_code, page.status_code) == (202, 302)
        assert {job.arguments["called"] for job in Job.objects.all()} == {called}
        assert {path.name for path in staged()} == {"document.txt"}
        assert {path.parent.parent for path in staged()} == {staging.root()}
    else:
        assert answer.status_code == 422
        assert staged() == []
        assert ("不是可以解析的文件" if called == "" else "必填") in page.content.decode()


def test_a_name_beyond_all_measure_is_not_understood(ws, sign_in):
    client = sign_in(Role.OFFICER)
    for path in ("/api/plans", "/plan/upload/"):
        assert client.post(path, **named("长" * 4000 + ".txt")).status_code == 400
    assert (staged(), Job.objects.count()) == ([], 0)


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "膨胀到 50 MB"), ("en", "would unpack from")])
def test_a_zip_bomb_is_refused_with_a_sentence_in_the_language_of_the_page(ws, sign_in, language, said):
    client = sign_in(Role.OFFICER)
    client.post("/language/", {"language": language})
    page = client.post("/plan/upload/", {"file": SimpleUploadedFile("plan.docx", bomb())})
    answer = client.post("/api/plans", {"file": SimpleUploadedFile("plan.docx", bomb())})
    assert said in page.content.decode()
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert (staged(), Job.objects.count()) == ([], 0)


@pytest.fixture
def send(ws, sign_in):
    """`send("plan.txt", b"…")`: an officer's upload; its answer."""
    client = sign_in(Role.OFFICER)

    def upload(name, data):
        return client.post("/plan/upload/", {"file": SimpleUploadedFile(name, data), "plan": ""})

    return upload


def staged():
    return [path for path in staging.root().glob("*/*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("plan.xlsx", b"PK", "不是可以解析的文件"),
        ("plan.exe", b"MZ", "不是可以解析的文件"),
        ("plan", b"text", "不是可以解析的文件"),
        ("plan.docx", packed(**{"xl__workbook.xml": "<x/>"}), "这是 Excel 工作簿"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "旧版 Office 或 WPS"),
        ("plan.docx", TEXT.encode(), "文件后缀与内容不符"),
        ("plan.pdf", b"\x89PNG\r\n", "这是图片"),
        ("plan.txt", b"  \n", "文件是空的"),
    ],
)
def test_what_is_not_a_plan_is_refused_with_a_sentence(send, name, data, said):
    answer = send(name, data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert (staged(), Job.objects.count()) == ([], 0)


def test_a_file_that_is_too_large_is_refused_with_the_limit(send, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    page = send("plan.txt", b"a" * (1024 * 1024 + 1)).content.decode()
    assert "超过上限 1 MB" in page
    assert staged() == []


def test_no_file_is_asked_for(ws, sign_in):
    assert "必填" in sign_in(Role.OFFICER).post("/plan/upload/", {}).content.decode()


@pytest.mark.parametrize("name", ["../../../etc/plan.txt", "..\\..\\plan.txt", "/etc/plan.txt", "a/b/plan.txt"])
def test_a_name_that_leads_elsewhere_stays_in_the_staging_place(send, name):
    assert send(name, TEXT.encode()).status_code == 302
    (path,) = staged()
    assert path.name == "document.txt"
    assert path.parent.parent == staging.root()
    assert Job.objects.get().arguments["called"] == "plan.txt"


def test_a_document_becomes_a_job_with_its_page(send):
    answer = send("规划.txt", TEXT.encode())
    job = Job.objects.get()
    assert answer.url == f"/jobs/{job.pk}/?follow=1"
    assert (job.kind, job.title, job.owner.username) == ("plan.compile", "规划.txt", "officer")
    assert Entry.objects.filter(action="plan.upload", label="规划.txt").exists()


def test_a_leader_cannot_upload(ws, sign_in):
    client = sign_in(Role.LEADER)
    assert client.post("/plan/upload/", {"file": SimpleUploadedFile("plan.txt", b"x")}).status_code == 403


def test_the_api_refuses_with_the_same_sentence(ws, sign_in):
    client = sign_in(Role.OFFICER)
    answer = client.post("/api/plans", {"file": SimpleUploadedFile("plan.exe", b"MZ")})
    assert answer.status_code == 422
    assert "不是可以解析的文件" in answer.json()["detail"]


def test_the_api_starts_the_same_job(ws, sign_in):
    client = sign_in(Role.OFFICER)
    answer = client.post("/api/plans", {"file": SimpleUploadedFile("plan.txt", TEXT.encode())})
    assert (answer.status_code, answer.json()["state"]) == (202, "queued")
    assert client.get(f"/api/jobs/{answer.json()['job']}").json()["progress"] == 0


def test_what_waits_for_a_job_is_kept_and_the_rest_is_cleared(send):
    send("one.txt", TEXT.encode())
    send("two.txt", TEXT.encode())
    Job.objects.filter(title="one.txt").update(state=State.FAILED)
    assert staging.clear() == 1
    (left,) = staged()
    assert str(left) == Job.objects.get(title="two.txt").arguments["path"]
