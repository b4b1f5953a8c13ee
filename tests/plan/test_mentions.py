"""Where plans name an enterprise."""

from __future__ import annotations

import pytest

from gaodi.plan import library, mentions
from gaodi.plan.model import Mention, Name
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan

WRITTEN = ("湖南云岭锂能科技有限公司", "云岭锂能科技", "东湾液压", "云岭锂能")


@pytest.fixture(scope="module")
def ws(tmp_path_factory) -> Workspace:
    """A published plan, and a draft, that name enterprises."""
    made = Workspace.create(tmp_path_factory.mktemp("mentions") / "ws")
    named = tuple(
        Name(id=f"n{number}", text=text, kind="enterprise", mentions=(Mention(span=(0, 2)),))
        for number, text in enumerate(WRITTEN, 1)
    )
    chain = Name(id="n9", text="东湾液压", kind="chain", mentions=(Mention(span=(0, 2)),))
    library.add(made, plan(names=(*named, chain)), text=TEXT, user="officer")
    library.publish(made, "sample", user="reviewer")
    library.add(made, plan(id="next", names=named[:1]), text=TEXT, user="officer")
    return made


def found(ws: Workspace, *called: str, **more: bool) -> list[tuple[str, str, bool]]:
    return [(one.entry.id, one.name.text, one.sure) for one in mentions.of(ws, called, **more)]


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
