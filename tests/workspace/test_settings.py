"""gaodi.yaml: comments for people, one fault with its line for everything that is wrong."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

import gaodi
from gaodi.errors import WorkspaceError
from gaodi.workspace import Settings, Workspace


@pytest.fixture
def file(tmp_path):
    return Workspace.create(tmp_path / "city", region="430100").path / "gaodi.yaml"


def faults(file, text: str) -> str:
    file.write_text(text, "utf-8")
    with pytest.raises(WorkspaceError) as caught:
        gaodi.open(file.parent)
    return str(caught.value).replace(str(file), "gaodi.yaml")


def test_every_setting_stands_in_the_file_with_a_comment_in_both_languages(file):
    lines = file.read_text("utf-8").splitlines()
    content = YAML(typ="safe").load(file.read_text("utf-8"))
    assert set(Settings.model_fields) - {"demonstration"} == set(content)
    for part in ("attainment", "region", "second_opinion"):
        assert set(content[part]) == set(Settings.model_fields[part].annotation.model_fields)
    for key in content:
        line = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
        assert any("·" in text and "#" in text for text in lines[line : line + 2]), key


def test_the_file_says_what_the_settings_are_when_nothing_is_said(file):
    made = gaodi.open(file.parent).settings
    assert Settings(name=made.name, region=made.region) == made


def test_a_setting_counts(file):
    file.write_text("format: gaodi-workspace/1\nattainment: {on_track: 0.8}\nsources: [yearbook, bulletin]\n", "utf-8")
    settings = gaodi.open(file.parent).settings
    assert settings.attainment.on_track == 0.8
    assert settings.attainment.at_risk == 0.3
    assert settings.sources == ("yearbook", "bulletin")


def test_an_unknown_key_is_named_with_its_line_and_what_may_be_meant(file):
    said = faults(file, "name: x\nattainment:\n  on_trak: 0.8\n  at_risk: 0.2\n")
    assert "gaodi.yaml, line 3" in said
    assert "`on_trak`" in said
    assert "`on_track`" in said.replace("on_trak`", "", 1)


def test_all_faults_are_said_at_once(file):
    said = faults(file, "name: ''\nregion: {code: '12'}\nlanguage: fr\nattainment: {interval: 80}\nsources: 5\n")
    assert [line.split(":")[0] for line in said.splitlines()] == [f"gaodi.yaml, line {n}" for n in (1, 2, 3, 4, 5)]


def test_a_code_without_quotes_is_said(file):
    assert "line 2" in faults(file, "region:\n  code: 430100\n")


def test_thresholds_stand_in_order(file):
    said = faults(file, "attainment:\n  on_track: 0.3\n  at_risk: 0.7\n")
    assert "at_risk (0.7) is not below on_track (0.3)" in said
    assert "line 1" in said


def test_a_workspace_without_a_second_opinion_has_none(file):
    file.write_text("format: gaodi-workspace/1\nname: x\n", "utf-8")
    assert not gaodi.open(file.parent).settings.second_opinion.on


def test_an_endpoint_for_the_second_opinion_is_named(file):
    file.write_text("second_opinion:\n  address: https://model.example:8443/v1/\n  model: m\n", "utf-8")
    said = gaodi.open(file.parent).settings.second_opinion
    assert (said.on, said.host) == (True, "model.example:8443")
    assert said.endpoint == "https://model.example:8443/v1/chat/completions"


@pytest.mark.parametrize(
    "address",
    [
        "model.example/v1", "ftp://model.example", "file:///etc/passwd", "http://", "http://:80/v1", "http://a b/v1",
        "http://model.example:port", "http://model.example:0", "http://模型.example", "http://user:word@model.example/v1",
        "http://word@model.example/v1", "http://model.example/v1?key=word", "http://model.example/v1#word",
        "http://model.example/v1/chat/completions", "http://model.example\\n/v1",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_asked_is_said_without_being_repeated(file, address):
    said = faults(file, f'second_opinion:\n  model: m\n  address: "{address}"\n')
    assert "gaodi.yaml, line 3: `second_opinion.address`" in said
    assert "word" not in said


def test_an_endpoint_needs_its_model(file):
    assert "name the model" in faults(file, "second_opinion: {address: 'http://model.example/v1'}\n")


@pytest.mark.parametrize("key", ["sk-0123456789", "0123456789", "a-key", "abcdef", "TWO WORDS"])
def test_a_key_in_the_place_of_its_variable_is_refused_and_not_repeated(file, key):
    said = faults(file, f"second_opinion:\n  key_variable: '{key}'\n")
    assert "is not the name of an environment variable" in said
    assert key not in said


@pytest.mark.parametrize("seconds", [0, -1, 601, "soon"])
def test_the_time_for_an_answer_is_within_reason(file, seconds):
    assert "`second_opinion.timeout`" in faults(file, f"second_opinion: {{timeout: {seconds}}}\n")


def test_a_workspace_of_a_newer_gaodi_is_said(file):
    said = faults(file, "# newer\nformat: gaodi-workspace/2\nunheard_of: 1\n")
    assert said.startswith("gaodi.yaml, line 2: This workspace has format 2, and this Gaodi knows formats up to 1")
    assert "Take a newer Gaodi" in said


@pytest.mark.parametrize("text", ["- a list", "just words", "a: [1", "a: 1\na: 2", "\tx: 1", ""])
def test_what_is_not_settings_is_said(file, text):
    assert "gaodi.yaml" in faults(file, text)


def test_a_file_that_is_not_utf8_is_said(file):
    file.write_bytes("name: 长沙".encode("gb18030"))
    with pytest.raises(WorkspaceError, match="not UTF-8"):
        gaodi.open(file.parent)


def test_a_file_that_windows_wrote_is_read(file):
    file.write_bytes(b"\xef\xbb\xbf" + "format: gaodi-workspace/1\r\nname: 长沙\r\n".encode())
    assert gaodi.open(file.parent).settings.name == "长沙"
