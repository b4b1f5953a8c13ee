"""Where plans name an enterprise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gaodi.plan import library, mentions
from gaodi.plan.model import Mention, Name
from gaodi.registry import enterprises, linkage
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan

WRITTEN = ("湖南云岭锂能科技有限公司", "云岭锂能科技", "东湾液压", "云岭锂能")


def made(folder: Path, **about: Any) -> Workspace:
    """A published plan, and a draft, that name enterprises."""
    made = Workspace.create(folder, region="430100", **about)
    named = tuple(
        Name(id=f"n{number}", text=text, kind="enterprise", mentions=(Mention(span=(0, 2)),))
        for number, text in enumerate(WRITTEN, 1)
    )
    chain = Name(id="n9", text="东湾液压", kind="chain", mentions=(Mention(span=(0, 2)),))
    library.add(made, plan(names=(*named, chain)), text=TEXT, user="officer")
    library.publish(made, "sample", user="reviewer")
    library.add(made, plan(id="next", names=named[:1]), text=TEXT, user="officer")
    return made


@pytest.fixture(scope="module")
def ws(tmp_path_factory) -> Workspace:
    return made(tmp_path_factory.mktemp("mentions") / "ws")


def found(ws: Workspace, *called: str, **more: bool) -> list[tuple[str, str, bool]]:
    return [(one.entry.id, one.name.text, one.sure) for one in mentions.of(ws, [], called, **more)]


def test_a_whole_name_is_the_enterprise_however_it_is_written(ws):
    (first, _) = found(ws, "湖南云岭锂能科技有限责任公司")
    assert first == ("sample", "湖南云岭锂能科技有限公司", True)


def test_brand_and_trade_alone_may_be_another_enterprise(ws):
    assert found(ws, "湖南云岭锂能科技有限公司")[1] == ("sample", "云岭锂能科技", False)


def test_what_it_is_called_otherwise_is_its_name_too(ws):
    assert found(ws, "东湾液压") == [("sample", "东湾液压", True)]
    assert ("sample", "云岭锂能", True) in found(ws, "湖南云岭锂能科技有限公司", "云岭锂能")


def test_only_names_of_enterprises_count(ws):
    assert len(found(ws, "东湾液压")) == 1


def test_drafts_are_looked_through_where_that_is_asked_for(ws):
    name = "湖南云岭锂能科技有限公司"
    assert {plan for plan, _, _ in found(ws, name)} == {"sample"}
    assert {plan for plan, _, _ in found(ws, name, drafts=True)} == {"sample", "next"}


def test_an_enterprise_without_a_name_is_named_nowhere(ws):
    assert found(ws, "") == []


LITHIUM, HYDRAULICS, OTHER = "91430104MA4T00035B", "91430100180000015C", "91430100MA4T00027N"


@pytest.fixture
def registered(tmp_path: Path) -> Workspace:
    """The same plans over a register that has two of the enterprises, and one that is called almost like the second."""
    ws = made(tmp_path / "ws")
    called = {LITHIUM: WRITTEN[0], HYDRAULICS: "长沙东湾液压机械有限公司", OTHER: "浏阳东湾液压设备有限公司"}
    rows = [{"uscc": code, "name": name, "region": "430104"} for code, name in called.items()]
    enterprises.record(ws, rows, source="market-regulation")
    return ws


def meant(ws: Workspace, code: str) -> dict[str, bool]:
    """By the name in the plan, whether it is sure; only by what was decided."""
    return {one.name.text: one.sure for one in mentions.of(ws, [code], [])}


def test_names_are_matched_with_the_register_and_doubts_wait_for_a_person(registered):
    (done,) = mentions.match(registered, user="model")
    assert done.linked + done.queued + done.unchanged == len(WRITTEN)
    assert done.linked >= 1
    assert done.queued >= 1
    assert meant(registered, LITHIUM)[WRITTEN[0]] is True
    waiting = set(linkage.queue(registered, mentions.KIND)["name"])
    assert waiting.isdisjoint(meant(registered, LITHIUM))
    assert mentions.match(registered)[0].batch is None


def test_what_a_person_decides_of_a_name_counts_and_can_be_undone(registered):
    mentions.match(registered, user="model")
    record = f"sample|{WRITTEN[1]}"
    linkage.decide(registered, record, HYDRAULICS, kind=mentions.KIND, user="chen")
    assert WRITTEN[1] in meant(registered, HYDRAULICS)
    by_name = mentions.of(registered, [LITHIUM], [WRITTEN[0]])
    assert WRITTEN[1] not in {one.name.text for one in by_name}
    linkage.decide(registered, record, None, kind=mentions.KIND, user="chen")
    assert WRITTEN[1] not in meant(registered, HYDRAULICS)
    linkage.undo(registered, record, kind=mentions.KIND, user="chen")
    assert WRITTEN[1] in meant(registered, HYDRAULICS)


def test_a_text_brings_no_enterprise_into_the_register(registered):
    before = enterprises.current(registered).height
    mentions.match(registered, user="model")
    assert enterprises.current(registered).height == before
    assert linkage.current(registered, mentions.KIND).filter(decision="new").is_empty()


def test_in_a_demonstration_no_real_name_is_compared_with_fictional_enterprises(tmp_path):
    assert mentions.match(made(tmp_path / "ws", demonstration=True)) == []
