"""What the environment may say about a server."""

from __future__ import annotations

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from gaodi.web.config import environment as env


def test_a_key_is_made_once_and_only_the_owner_reads_it(tmp_path):
    path = tmp_path / "folder" / "secret.key"
    key = env.kept_key(path)
    assert env.kept_key(path) == key
    assert len(key) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_records_are_in_sqlite_in_the_workspace_unless_told(tmp_path, monkeypatch):
    monkeypatch.delenv("GAODI_DATABASE", raising=False)
    database = env.database(tmp_path)
    assert database["NAME"] == str(tmp_path / "records.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_a_postgresql_database_is_named_by_one_address(tmp_path, monkeypatch):
    monkeypatch.setenv("GAODI_DATABASE", "postgresql://gaodi:p%40ss@db.example:5433/records?sslmode=require")
    database = env.database(tmp_path)
    assert (database["USER"], database["PASSWORD"], database["HOST"]) == ("gaodi", "p@ss", "db.example")
    assert (database["PORT"], database["NAME"], database["OPTIONS"]) == ("5433", "records", {"sslmode": "require"})


def test_another_database_is_refused_with_what_is_expected(tmp_path, monkeypatch):
    monkeypatch.setenv("GAODI_DATABASE", "mysql://x/y")
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        env.database(tmp_path)


@pytest.mark.parametrize(("text", "value"), [("1", True), ("yes", True), ("0", False), ("off", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch, text, value):
    monkeypatch.setenv("GAODI_TEST", text)
    assert env.flag("GAODI_TEST") is value


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("GAODI_TEST", "maybe")
    with pytest.raises(ImproperlyConfigured, match="maybe"):
        env.flag("GAODI_TEST")


def test_a_number_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("GAODI_TEST", "ten")
    with pytest.raises(ImproperlyConfigured, match="ten"):
        env.number("GAODI_TEST", 1)
