"""What measures a target: the catalogue, a workspace's file and people's decisions, and whether it can be compared."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gaodi import catalog
from gaodi.errors import InputError, NotFound
from gaodi.plan import files
from gaodi.plan.attainment import bindings
from gaodi.plan.attainment.bindings import Transform
from gaodi.plan.compile import compile_plan
from gaodi.plan.model import Comparator, Kind, Plan, Source, Target
from gaodi.registry import lists, observations
from gaodi.workspace import Workspace

SAMPLE = Path(__file__).resolve().parents[4] / "examples" / "sample-plan"


def target(key: str, indicator: str, unit: str, **more: object) -> Target:
    given = {"comparator": Comparator.EQUAL, "value": 1, "kind": Kind.LEVEL, "quote": indicator, "span": (0, 1)} | more
    return Target.model_validate({"id": key, "indicator": indicator, "unit": unit} | given)


def plan(*targets: Target, key: str = "other") -> Plan:
    source = Source(file="a.txt", format="txt", encoding="utf-8", sha256="0", characters=1)
    return Plan(id=key, title=key, region="长沙市", period=("2021", "2023"), source=source, targets=targets)


SHARE = target("t1", "制造业增加值占GDP比重", "%")
OUTPUT = target("t2", "规模工业总产值", "万亿元", scope="全市")


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", region="430100")


@cache
def changsha() -> Plan:
    return files.load(catalog.path("plans/changsha-2021.yaml"))


def test_the_catalogue_binds_every_target_of_changshas_plan(ws: Workspace) -> None:
    found = bindings.resolve(ws, changsha())
    assert set(found.bound) == {t.id for t in changsha().targets}
    assert (found.unbound, found.stale) == ({}, ())
    assert found.bound["t1"].subjects == ("430100",)
    assert len(found.bound["t8"].subjects) == 4


def test_increments_are_measured_by_lists_or_additions_never_by_totals(ws: Workspace) -> None:
    bound = bindings.of(ws, changsha())
    for one in changsha().targets:
        if one.kind is Kind.INCREMENT:
            assert bound[one.id].transform is Transform.SUM


def test_a_plan_compiled_anew_keeps_its_bindings_though_ids_change(ws: Workspace) -> None:
    before = changsha()
    turned = before.model_copy(
        update={"targets": tuple(t.model_copy(update={"id": f"n{n}"}) for n, t in enumerate(reversed(before.targets)))}
    )
    found = bindings.resolve(ws, turned)
    assert (found.unbound, found.stale) == ({}, ())
    old, new = bindings.of(ws, before), found.bound
    for one in turned.targets:
        same = next(t for t in before.targets if t.span == one.span and t.indicator == one.indicator)
        assert new[one.id].model_dump(exclude={"target"}) == old[same.id].model_dump(exclude={"target"})


def test_a_binding_whose_target_is_gone_is_told(ws: Workspace) -> None:
    found = bindings.resolve(ws, changsha().model_copy(update={"targets": changsha().targets[1:]}))
    assert [one.target for one in found.stale] == ["t1"]


def test_the_base_year_and_words_for_the_whole_region_do_not_make_another_target() -> None:
    one = bindings.fingerprint("单位工业增加值能耗较2023年累计下降", "%", "全市")
    assert one == bindings.fingerprint("单位工业增加值能耗累计下降", "%", None)
    assert one != bindings.fingerprint("单位工业增加值能耗累计下降", "%", "东湾区")


def test_a_decision_counts_above_the_catalogue_and_is_kept_with_who_and_why(ws: Workspace) -> None:
    bindings.bind(ws, changsha(), "t12", list="smart-pilots", user="officer", reason="名单已收齐")
    bound = bindings.of(ws, changsha())["t12"]
    assert (bound.list, bound.metric, bound.user, bound.reason) == ("smart-pilots", None, "officer", "名单已收齐")


def test_a_target_that_is_unbound_says_why_and_can_be_bound_again(ws: Workspace) -> None:
    bindings.unbind(ws, changsha(), "t12", user="officer", reason="口径不同")
    found = bindings.resolve(ws, changsha())
    assert found.unbound == {"t12": "口径不同"}
    bindings.bind(ws, changsha(), "t12", metric="smart-pilots", user="officer")
    assert bindings.resolve(ws, changsha()).unbound == {}
    assert [one.bound for one in bindings.decisions(ws, "changsha-2021")] == [False, True]


def test_what_was_decided_before_is_still_there(ws: Workspace) -> None:
    bindings.bind(ws, plan(SHARE), "t1", metric="manufacturing-share", user="officer")
    bindings.bind(ws, plan(SHARE), "t1", metric="all-industry-share", user="officer")
    assert bindings.of(ws, plan(SHARE))["t1"].metric == "all-industry-share"
    assert bindings.of(ws, plan(SHARE), known_at=1)["t1"].metric == "manufacturing-share"


def test_decisions_on_one_plan_say_nothing_of_another(ws: Workspace) -> None:
    bindings.bind(ws, plan(SHARE), "t1", metric="manufacturing-share", user="officer")
    assert bindings.of(ws, plan(SHARE, key="next")) == {}


@pytest.mark.parametrize(
    ("what", "asked", "said"),
    [
        (SHARE, {"metric": "gdp"}, "%"),
        (SHARE, {"metric": "manufacturing-sahre"}, "Did you mean manufacturing-share"),
        (OUTPUT, {"metric": "industrial-output", "subjects": ["430199"]}, "no subject"),
        (OUTPUT, {"metric": "industry-output", "subjects": ["430100"]}, "not measured for a region"),
        (SHARE, {"metric": "industrial-value-added", "transform": "growth"}, "industrial-value-added-growth"),
        (SHARE, {"metric": "manufacturing-share", "transform": "compound"}, "no yearly growth"),
        (SHARE, {"metric": "manufacturing-share", "transform": "sum"}, "do not add up"),
        (target("t1", "小巨人", "家"), {"metric": "little-giants", "transform": "change"}, "totals lose members"),
        (target("t1", "小巨人", "亩"), {"list": "little-giants"}, "亩"),
        (SHARE, {}, "Nothing is named"),
    ],
)
def test_a_binding_that_cannot_be_compared_is_refused(
    ws: Workspace, what: Target, asked: dict[str, object], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        bindings.bind(ws, plan(what), what.id, user="officer", **asked)  # type: ignore[arg-type]
    assert bindings.decisions(ws, "other") == []


def test_a_target_that_the_plan_does_not_have_is_told(ws: Workspace) -> None:
    with pytest.raises(NotFound, match="t9"):
        bindings.bind(ws, plan(SHARE), "t9", metric="gdp", user="officer")


def test_a_metric_and_a_list_together_are_refused() -> None:
    with pytest.raises(ValueError, match="not by both"):
        bindings.Binding(target="t1", indicator="a", unit="家", metric="gdp", list="little-giants")


def test_faults_of_a_file_have_their_line(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "bindings.yaml"
    path.write_text(
        "format: gaodi-bindings/1\nplan: other\nbindings:\n"
        "  - {target: t1, indicator: 制造业增加值占GDP比重, unit: '%', metric: manufacturing-share}\n"
        "  - {target: t2, indicator: 规模工业总产值, unit: 万亿元, metric: industrial-land}\n",
        "utf-8",
    )
    with pytest.raises(InputError, match=r"bindings\.yaml, line 5"):
        bindings.load(ws, path, user="officer")
    assert bindings.decisions(ws, "other") == []


def test_the_sample_plan_is_bound_to_the_last_target_and_loading_again_changes_nothing(ws: Workspace) -> None:
    observations.load(ws, SAMPLE / "observations.yaml")
    sample = compile_plan(SAMPLE / "yunchuan-2024.docx")
    assert bindings.load(ws, SAMPLE / "bindings.yaml", user="officer") == 26
    assert bindings.load(ws, SAMPLE / "bindings.yaml", user="officer") == 0
    found = bindings.resolve(ws, sample)
    assert (found.unbound, found.stale) == ({}, ())
    assert found.bound["t1"].subjects == ("yunchuan",)


def test_everything_of_the_sample_is_made_up_and_says_so(ws: Workspace) -> None:
    observations.load(ws, SAMPLE / "observations.yaml")
    lists.load_members(ws, SAMPLE / "lists.yaml")
    assert observations.read(ws)["synthetic"].all()
    assert lists.members(ws)["synthetic"].all()
    assert set(observations.read(ws)["source"]) == {"synthetic"}


def test_districts_of_the_sample_add_up_to_its_city(ws: Workspace) -> None:
    from gaodi import registry

    observations.load(ws, SAMPLE / "observations.yaml")
    parts = [s.id for s in registry.subjects.load(ws).parts("yunchuan")]
    for metric in ("industrial-value-added", "industrial-firms"):
        for year in ("2023", "2024", "2025"):
            city = registry.total(ws, metric, ["yunchuan"], year).value
            assert registry.total(ws, metric, parts, year).value == pytest.approx(city)


@pytest.mark.parametrize(
    ("what", "metric", "transform", "subjects"),
    [
        (SHARE, "manufacturing-share", "value", ()),
        (OUTPUT, "industrial-output", "value", ()),
        (target("t1", "本地配套率", "%", scope="工程机械产业链"), "local-supply-rate", "value",
         ("430100/construction-machinery",)),
        (target("t1", "规上工业总产值", "亿元", scope="长沙县"), "industrial-output", "value", ("430121",)),
        (target("t1", "国家级小巨人企业", "家", kind=Kind.INCREMENT), "little-giants-added", "sum", ()),
        (target("t1", "规模以上工业单位增加值能耗较2022年累计下降", "%", kind=Kind.GROWTH),
         "energy-per-value-added-fall", "compound", ()),
    ],
)  # fmt: skip
def test_a_metric_is_suggested_by_name_unit_and_scope(
    ws: Workspace, what: Target, metric: str, transform: str, subjects: tuple[str, ...]
) -> None:
    first = bindings.suggest(ws, plan(what), what)[0]
    assert (first.metric, first.transform.value, first.subjects) == (metric, transform, subjects)


@pytest.mark.parametrize(
    "what",
    [
        target("t1", "制造业增加值占GDP比重", "亿元"),
        target("t1", "制造业占比情况", "%"),
        target("t1", "本地配套率", "%", scope="碳基材料"),
        target("t1", "规模工业总产值", "蒲式耳"),
    ],
)
def test_nothing_is_suggested_where_name_unit_or_scope_do_not_fit(ws: Workspace, what: Target) -> None:
    assert bindings.suggest(ws, plan(what), what) == ()


def test_every_suggestion_can_be_bound(ws: Workspace) -> None:
    bare = changsha().model_copy(update={"id": "bare"})
    for one in bare.targets:
        for suggestion in bindings.suggest(ws, bare, one):
            asked = suggestion.model_dump(include={"metric", "list", "subjects", "transform", "members"})
            bindings.bind(ws, bare, one.id, user="officer", **asked)
            assert bindings.of(ws, bare)[one.id].metric == suggestion.metric
