"""What the tests of answers share: the made-up town with a questionnaire, and people who answer for parts of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gaodi.registry import enterprises
from gaodi.web.people import services
from gaodi.web.people.models import Organisation
from gaodi.web.people.roles import Kind
from gaodi.workspace import Workspace
from rules import town

OWN, OTHER = "firm-a", "firm-c"
SURVEY = "town/survey/2022"
SUPPORT = "town/support/2022"
TEXT = """\
id: town/survey/2022
family: town/survey
title: {zh: 小镇自诊断, en: Self-diagnosis of the town}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2022-01-01}
purpose: 企业培育与认定
inputs:
  audited: {label: {zh: 已审计, en: Audited}, type: yes-no}
  stock: {label: {zh: 存货, en: Stock}, unit: 万元, bounds: [0, null]}
  class: {label: {zh: 类别, en: Class}, type: category, codes: [甲类, 乙类], codes_en: [first, second]}
questionnaire:
  answers:
    - {label: {zh: 全部满足, en: Fully met}, worth: 1}
    - {label: {zh: 部分满足, en: Partly met}, worth: 0.5}
    - {label: {zh: 不满足, en: Not met}, worth: 0}
  sections:
    - id: design
      label: {zh: 设计, en: Design}
      part: {zh: 制造, en: Making}
      questions:
        - {id: d1, level: l1, text: {zh: 设计要求一, en: First of design}, evidence: {zh: 图样, en: drawings}}
        - {id: d2, level: l2, text: {zh: 设计要求二, en: Second of design}}
    - id: supply
      label: {zh: 供应, en: Supply}
      questions: [{id: s1, level: l1, text: {zh: 供应要求一, en: First of supply}}]
let:
  shown: "audited and stock > 0 万元 and class in [\\"甲类\\"] and last(audited, 1)"
criteria: {all: [{id: shown, label: {zh: 已说明, en: Shown}, test: shown}]}
levels:
  - {id: l1, label: {zh: 一级, en: Level one}, test: met.l1 >= 80%}
  - {id: l2, label: {zh: 二级, en: Level two}, test: met.l2 >= 80%}
"""


@pytest.fixture
def ws(tmp_path: Path, settings: Any) -> Workspace:
    """The town as the workspace that the site serves; each test has its own, because it writes."""
    made = town.made(tmp_path / "ws")
    (made.path / "catalog" / "rulebooks" / "survey.yaml").write_text(TEXT, "utf-8")
    enterprises.search(made, size=1)
    settings.GAODI_WORKSPACE = Path(made.path)
    return made


@pytest.fixture
def tree(tree: dict[str, Organisation]) -> dict[str, Organisation]:
    """With the organisation of one firm, and the district in which all firms are."""
    tree[OWN] = services.create_organisation(OWN, "虚构A公司", Kind.ENTERPRISE, parent=tree["park"])
    tree["430104"] = services.create_organisation("430104", "演示区", Kind.DISTRICT, parent=tree["group"])
    return tree


def at(enterprise: str = OWN, rulebook: str = SURVEY, more: str = "") -> str:
    """The address of a form."""
    return f"/answers/{enterprise}/2022/{rulebook}/{more}"


@pytest.fixture
def send(ws: Workspace) -> Callable[..., Any]:
    """`send(client, {"answer:d1": ("1", "图样")})`: a section as the page sends it.

    seen: what stood there when the page was opened; over: the clashes in which the own answer counts.
    """

    def post(
        client: Client,
        answers: dict[str, tuple[str, str]],
        section: str = "design",
        seen: str = "{}",
        over: tuple[str, ...] = (),
        go: str = "",
        enterprise: str = OWN,
        rulebook: str = SURVEY,
        *,
        htmx: bool = False,
    ) -> Any:
        data: dict[str, Any] = {"section": section, "seen": seen, "over": list(over), "go": go}
        for key, (answer, evidence) in answers.items():
            data |= {f"on-{key}": "1", f"a-{key}": answer, f"e-{key}": evidence}
        headers = {"HX-Request": "true"} if htmx else {}
        return client.post(at(enterprise, rulebook), data, headers=headers)

    return post
