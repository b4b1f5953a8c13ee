"""The audit trail: what it keeps, that it is only added to, and that a changed row is found."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from gaodi.web.audit import chain, triggers
from gaodi.web.audit.models import AppendOnly, Entry
from gaodi.web.audit.services import record, verify
from gaodi.web.people.roles import Role


@pytest.fixture(autouse=True)
def own_head(tmp_path, settings):
    settings.GAODI_WORKSPACE = tmp_path


@pytest.fixture
def trail(db):
    for number in range(5):
        record("test", actor="somebody", kind="thing", key=str(number), details={"n": number})


def raw(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def faults() -> list[str]:
    return [fault.what for fault in verify()]


def test_a_trail_as_it_was_written_is_whole(trail):
    assert faults() == []


@pytest.mark.parametrize("change", ["actor = 'other'", "details = '{}'", "at = '2020-01-01 00:00:00'", "label = 'x'"])
def test_a_changed_row_is_found(trail, change):
    raw(f"UPDATE audit_entry SET {change} WHERE sequence = 3")
    assert faults() == ["row 3 was changed after it was written"]


def test_a_row_taken_out_is_found(trail):
    raw("DELETE FROM audit_entry WHERE sequence = 3")
    assert faults() == ["rows 3 to 3 are missing"]


def test_rows_cut_off_the_end_are_found_by_the_remembered_head(trail):
    last = Entry.objects.get(sequence=5)
    chain.keep_head(5, last.digest)
    raw("DELETE FROM audit_entry WHERE sequence > 3")
    assert faults() == ["rows 4 to 5 were cut off the end"]


def test_a_row_put_in_is_found(trail):
    raw("UPDATE audit_entry SET previous = digest WHERE sequence = 4")
    assert "row 4 does not follow the row before it" in faults()


def test_a_chain_computed_again_without_the_key_is_found(trail, settings):
    key, settings.AUDIT_KEY = settings.AUDIT_KEY, "another key"
    entry = Entry.objects.get(sequence=5)
    entry.details = "{}"
    forged = chain.digest(entry)
    settings.AUDIT_KEY = key
    raw(f"UPDATE audit_entry SET details = '{{}}', digest = '{forged}' WHERE sequence = 5")
    assert faults() == ["row 5 was changed after it was written"]


def test_rows_are_not_changed_or_deleted_through_the_models(trail):
    entry = Entry.objects.get(sequence=1)
    entry.actor = "other"
    for attempt in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(actor="x")):
        with pytest.raises(AppendOnly):
            attempt()


def test_the_database_itself_refuses_to_change_the_trail(trail):
    with connection.schema_editor() if connection.vendor == "postgresql" else transaction.atomic():
        triggers.install(None, type("Editor", (), {"connection": connection, "execute": staticmethod(raw)}))
    try:
        for statement in ("UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"):
            with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
                raw(statement)
    finally:
        triggers.remove(None, type("Editor", (), {"connection": connection, "execute": staticmethod(raw)}))


def test_what_is_rolled_back_did_not_happen(db):
    record("first")
    with transaction.atomic():
        record("second")
        transaction.set_rollback(True)
    record("third")
    assert list(Entry.objects.order_by("sequence").values_list("sequence", "action")) == [(1, "first"), (2, "third")]
    assert faults() == []


def test_the_head_is_remembered_when_the_row_is_committed_and_never_moves_back(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        record("first")
        entry = record("second")
    assert chain.read_head() == (2, entry.digest)
    chain.keep_head(1, "0" * 64)
    assert chain.read_head() == (2, entry.digest)


def test_the_command_says_that_the_trail_is_whole_or_where_it_is_not(trail, capsys):
    call_command("verify_audit")
    assert "whole: 5 rows" in capsys.readouterr().out
    raw("UPDATE audit_entry SET actor = 'other' WHERE sequence = 2")
    with pytest.raises(SystemExit):
        call_command("verify_audit")
    assert "row 2 was changed" in capsys.readouterr().err


def test_an_auditor_reads_filters_exports_and_checks(sign_in, trail):
    auditor = sign_in(Role.AUDITOR)
    page = auditor.get(reverse("audit:trail"), {"action": "sign-in"})
    assert "登录" in page.content.decode()
    assert auditor.get(reverse("audit:trail"), {"since": "2999-01-01"}).context["table"].count == 0
    assert auditor.get(reverse("audit:trail"), {"since": "not a day", "until": "2020-13-45"}).status_code == 200
    assert auditor.get(reverse("audit:trail"), {"export": "csv"}).headers["Content-Type"] == "text/csv"
    answer = auditor.post(reverse("audit:check"), follow=True)
    assert "审计链完整" in answer.content.decode()


def test_a_change_to_a_record_is_kept_from_what_to_what(person, tree):
    organisation = tree["park"]
    organisation.name = "改名"
    organisation.save()
    entry = Entry.objects.get(action="organisation.change")
    assert entry.details == '{"name": ["park（测试）", "改名"]}'


def test_a_save_that_changes_nothing_leaves_no_row(tree):
    before = Entry.objects.count()
    tree["park"].save()
    assert Entry.objects.count() == before


def test_an_entry_tells_a_change_in_words_from_what_to_what(sign_in, tree):
    tree["park"].name = "改名"
    tree["park"].save()
    entry = Entry.objects.get(action="organisation.change")
    page = sign_in(Role.AUDITOR).get(reverse("audit:entry", args=[entry.pk])).content.decode()
    assert "<dt>中文名称</dt><dd>park（测试） → 改名</dd>" in page
