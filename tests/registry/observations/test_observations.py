"""Observations: checked before any is kept, converted, never the same twice, and read as they were known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gaodi import units
from gaodi.errors import InputError
from gaodi.registry.observations import Observation, load, read, record
from gaodi.workspace import Workspace


def gdp(value: float, period: str = "2023", **more: object) -> Observation:
    given = {"metric": "gdp", "period": period, "value": value, "source": "changsha-statistics"} | more
    return Observation.model_validate(given)


def one(frame: pl.DataFrame) -> dict[str, object]:
    assert frame.height == 1
    return frame.row(0, named=True)


def faults(ws: Workspace, *rows: Observation) -> list[str]:
    with pytest.raises(InputError) as error:
        record(ws, rows)
    return [str(fault) for fault in error.value.faults]


def test_a_value_is_kept_in_the_unit_of_the_metric_and_as_it_was_given(ws: Workspace) -> None:
    record(ws, [gdp(1.433198, unit="万亿元")])
    row = one(read(ws))
    assert (row["value"], row["unit"], row["given"], row["given_unit"]) == (14331.98, "亿元", 1.433198, "万亿元")
    assert (row["start"], row["end"]) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_value_that_may_not_be_used_does_not_hide_one_that_may(ws: Workspace) -> None:
    record(ws, [gdp(1), gdp(2, source="office")])
    about = {"purpose": "planning", "recipient": "public"}
    assert one(read(ws, **about))["source"] == "changsha-statistics"
    (ws.path / "catalog").mkdir()
    secret = "{id: changsha-statistics, name: x, name_en: x, provider: x, legal_basis: x, purposes: [per-mu-evaluation]"
    rest = "recipients: [park], retention: x}"
    (ws.path / "catalog" / "sources.yaml").write_text(f"format: gaodi-sources/1\nsources:\n  - {secret}, {rest}\n")
    assert read(ws, purpose="per-mu-evaluation", recipient="park")["value"].to_list() == [1]
    assert read(ws, purpose="planning", recipient="plan-office")["value"].to_list() == [2]


def test_recording_the_same_twice_changes_nothing(ws: Workspace) -> None:
    assert record(ws, [gdp(1), gdp(2, "2022")]).added == 2
    again = record(ws, [gdp(1), gdp(2, "2022")])
    assert (again.batch, again.added, again.unchanged) == (None, 0, 2)
    assert ws.lake.batches().height == 1


def test_what_a_source_says_anew_replaces_what_it_said_and_stays_visible(ws: Workspace) -> None:
    first = record(ws, [gdp(14000)]).batch
    record(ws, [gdp(14331.98)])
    assert one(read(ws))["value"] == 14331.98
    everything = read(ws, everything=True)
    assert everything.select("value", "set_aside").rows() == [(14000, "revised"), (14331.98, "")]
    assert first is not None
    assert one(read(ws, known_at=first.number))["value"] == 14000


def test_a_value_that_is_changed_back_counts_again(ws: Workspace) -> None:
    for value in (1, 2, 1):
        record(ws, [gdp(value)])
    assert one(read(ws))["value"] == 1


def test_a_load_that_is_taken_back_lets_the_value_before_count(ws: Workspace) -> None:
    record(ws, [gdp(1)])
    second = record(ws, [gdp(2)]).batch
    assert second is not None
    ws.lake.take_back(second.number, user="officer", reason="wrong file")
    assert one(read(ws))["value"] == 1


def test_the_order_of_sources_decides_and_the_losing_value_stays_visible(ws: Workspace) -> None:
    record(ws, [gdp(2, source="second-hand"), gdp(1)])
    assert one(read(ws))["source"] == "changsha-statistics"
    losing = read(ws, everything=True).filter(~pl.col("standing"))
    assert losing.select("source", "set_aside").rows() == [("second-hand", "source")]


def test_the_settings_of_the_workspace_may_put_another_source_first(ws: Workspace) -> None:
    record(ws, [gdp(2, source="second-hand"), gdp(1)])
    settings_file = ws.path / "gaodi.yaml"
    settings_file.write_text(settings_file.read_text("utf-8").replace("sources: []", "sources: [second-hand]"), "utf-8")
    assert one(read(Workspace.open(ws.path)))["value"] == 2


def test_what_was_only_expected_is_kept_but_never_counts(ws: Workspace) -> None:
    rows = [
        Observation(metric="little-giants", period="2023-07", value=189, source="star-online", status="expected"),
        Observation(metric="little-giants", period="2023-12", value=185, source="press"),
    ]
    record(ws, rows)
    assert one(read(ws))["value"] == 185
    assert read(ws, everything=True)["set_aside"].to_list() == ["expected", ""]


def test_what_was_expected_does_not_stand_in_the_way_of_what_came(ws: Workspace) -> None:
    record(ws, [gdp(14000, status="expected")])
    record(ws, [gdp(14331.98, source="press")])
    assert one(read(ws))["value"] == 14331.98


def test_the_same_load_written_by_two_at_once_counts_once(ws: Workspace) -> None:
    record(ws, [gdp(1)])
    ws.lake.write({"observations": ws.lake.read("observations").collect()}, kind="observations")
    assert one(read(ws))["batch"] == 2
    assert read(ws, everything=True)["set_aside"].to_list() == ["revised", ""]


def test_a_band_is_kept_with_its_ends(ws: Workspace) -> None:
    record(ws, [Observation(metric="firms-on-cloud", period="2022-09", low=10, unit="万户", source="press")])
    row = one(read(ws))
    assert (row["value"], row["value_low"], row["value_high"]) == (None, 100_000, None)


def test_the_first_half_of_a_figure_from_january_on_is_its_first_six_months(ws: Workspace) -> None:
    rate = {"metric": "industrial-value-added-growth", "value": 11.5, "source": "hunan-daily"}
    record(ws, [Observation.model_validate(rate | {"period": "2021年上半年"})])
    assert one(read(ws))["period"] == "2021C06"
    assert record(ws, [Observation.model_validate(rate | {"period": "2021C06"})]).added == 0


def test_a_stock_stands_at_the_end_of_its_period_however_that_is_written(ws: Workspace) -> None:
    def firms(period: str, source: str) -> Observation:
        return Observation(metric="industrial-firms", period=period, value=3358, source=source)

    record(ws, [firms("2025", "press"), firms("2025-12", "changsha-statistics")])
    row = one(read(ws))
    assert (row["source"], row["start"], row["end"]) == ("changsha-statistics", date(2025, 12, 31), date(2025, 12, 31))


def test_all_faults_of_a_load_are_told_and_nothing_is_kept(ws: Workspace) -> None:
    found = faults(
        ws,
        gdp(1),
        gdp(1, metric="gpd"),
        gdp(1, subject="439999"),
        gdp(1, period="2023-13"),
        gdp(1, unit="亩"),
        gdp(-5),
        gdp(1, source="hearsay"),
    )
    numbers = [int(fault.split(":")[0].removeprefix("observation ")) for fault in found]
    assert numbers == [2, 3, 4, 5, 6, 7]
    assert ws.lake.batches().height == 0


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"metric": "gdp", "period": "2023-06", "value": 1}, "no values for a period like 2023-06"),
        ({"metric": "gdp", "period": "2023", "value": 1, "subject": "changsha-etdz"}, "not measured for a park"),
        ({"metric": "gdp", "period": "2015", "value": 1, "subject": "430182"}, "did not exist in 2015"),
        ({"metric": "manufacturing-share", "period": "2023", "value": 130}, "out of bounds"),
        ({"metric": "little-giants", "period": "2023", "value": 18.5}, "not a whole number"),
        ({"metric": "gdp", "period": "2023", "value": True}, "is a number"),
        ({"metric": "gdp", "period": "2023", "value": float("nan")}, "not a number that can be kept"),
        ({"metric": "gdp", "period": "2023", "low": 1, "unit": "%"}, "%"),
    ],
)
def test_an_observation_that_cannot_be_is_refused(ws: Workspace, row: dict[str, object], said: str) -> None:
    (fault,) = faults(ws, Observation.model_validate(row | {"source": "press"}))
    assert said in fault


def test_a_value_that_may_not_count_the_same_says_so_and_all_others_say_nothing(ws: Workspace) -> None:
    record(ws, [gdp(1, "2022"), gdp(2, comparable=False, note="base revised")])
    assert read(ws)["comparable"].to_list() == [None, False]
    with pytest.raises(ValueError, match="write into `note` what may differ"):
        gdp(1, comparable=False)


def test_the_same_thing_given_twice_in_one_load_is_refused(ws: Workspace) -> None:
    (fault,) = faults(ws, gdp(1), gdp(2))
    assert "given twice" in fault
    assert "observation 1" in fault


def test_a_subject_is_the_region_of_the_workspace_where_none_is_named(ws: Workspace) -> None:
    record(ws, [gdp(1), gdp(2, subject="430102")])
    assert read(ws)["subject"].to_list() == ["430100", "430102"]


def test_reading_is_by_metric_subject_and_time(ws: Workspace) -> None:
    growth = gdp(4.8, metric="gdp-growth")
    record(ws, [gdp(1, "2021"), gdp(2, "2022"), gdp(3, "2023"), gdp(9, subject="430102"), growth])
    assert read(ws, "gdp", "430100", within="2022..2023")["value"].to_list() == [2, 3]
    assert read(ws, ["gdp", "gdp-growth"], ["430100"])["metric"].unique().sort().to_list() == ["gdp", "gdp-growth"]


def test_a_workspace_without_figures_has_none(ws: Workspace) -> None:
    assert read(ws).is_empty()
    assert set(read(ws).columns) >= {"value", "batch", "recorded_at", "standing", "set_aside"}


FILE = """\
format: gaodi-observations/1
region: dreamland
source: synthetic
synthetic: true
subjects:
  - {kind: region, id: dreamland, name: 梦想市}
observations:
  - {metric: gdp, period: '2023', value: 10, unit: 亿元}
"""


def test_a_file_brings_its_subjects_and_says_that_it_is_made_up(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "figures.yaml"
    path.write_text(FILE, "utf-8")
    assert load(ws, path, user="officer").added == 1
    assert load(ws, path, user="officer").added == 0
    row = one(read(ws))
    assert (row["subject"], row["synthetic"]) == ("dreamland", True)


def test_faults_of_a_file_have_their_line(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "figures.yaml"
    path.write_text(FILE + "  - {metric: gdp, period: '2022', value: 10, unit: 亩}\n", "utf-8")
    with pytest.raises(InputError, match=r"figures\.yaml, line 9"):
        load(ws, path)
    assert read(ws).is_empty()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(
            st.sampled_from(["changsha-statistics", "hunan-daily", "press"]),
            st.sampled_from(["2021", "2022"]),
            st.integers(0, 5),
        ),
        max_size=8,
    )
)
def test_what_stands_is_the_last_word_of_the_first_source(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, int]]
) -> None:
    """Against a slow reading of the rule: per period, the best source's latest value."""
    ws = Workspace.create(tmp_path_factory.mktemp("said") / "ws", region="430100")
    words: dict[tuple[str, str], int] = {}
    for source, period, value in said:
        record(ws, [gdp(value, period, source=source)])
        words[period, source] = value
    expected = {}
    for period, _ in words:
        best = next(s for s in ("changsha-statistics", "hunan-daily", "press") if (period, s) in words)
        expected[period] = float(words[period, best])
    assert dict(read(ws).select("period", "value").rows()) == expected


@given(value=st.floats(0, 1e9), unit=st.sampled_from(["元", "万元", "亿元", "万亿元"]))
def test_conversion_is_that_of_the_units(value: float, unit: str) -> None:
    from gaodi.registry import metrics, sources, subjects
    from gaodi.registry.observations.checking import Known, rows

    known = Known(metrics.load(), subjects.load(), sources.load())
    (row,) = rows([gdp(value, unit=unit, subject="430100")], known, lambda n, key: "")
    assert row["value"] == pytest.approx(units.convert(value, unit, "亿元"), rel=1e-12)


WORDED = """\
format: gaodi-metrics/1
metrics:
  - {id: listed, name: 是否上市, name_en: Listed, type: yes-no, nature: stock}
  - {id: maturity, name: 成熟度等级, name_en: Maturity, type: category, nature: stock, codes: [一级, 二级, 三级]}
  - {id: leading-product, name: 主导产品, name_en: Leading product, type: text, nature: stock}
"""


@pytest.fixture
def worded(ws: Workspace) -> Workspace:
    path = ws.path / "catalog" / "metrics.yaml"
    path.parent.mkdir()
    path.write_text(WORDED, "utf-8")
    return ws


def said(metric: str, value: object) -> Observation:
    return Observation.model_validate({"metric": metric, "period": "2023", "value": value, "source": "office"})


def test_yes_and_no_ordered_categories_and_texts_are_kept_as_codes(worded: Workspace) -> None:
    record(worded, [said("listed", "是"), said("maturity", "二级"), said("leading-product", "盾构机")])
    kept = {row["metric"]: (row["code"], row["value"]) for row in read(worded).iter_rows(named=True)}
    assert kept == {"listed": ("yes", 1.0), "maturity": ("二级", 2.0), "leading-product": ("盾构机", None)}


@pytest.mark.parametrize(("metric", "value"), [("listed", "maybe"), ("maturity", "六级"), ("maturity", 2.0)])
def test_what_is_neither_yes_nor_no_nor_a_code_is_refused(worded: Workspace, metric: str, value: object) -> None:
    (fault,) = faults(worded, said(metric, value))
    assert "Expected" in fault
