"""What the demonstration workspace holds: Changsha's plan with the published figures, a fictional city's plan, and a
city of fictional enterprises.

Each step asks whether it was done already, so that a killed start goes on where it stopped and a second one changes
nothing. Nothing is ever put into a workspace that people made for themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from gaodi import catalog, demo, registry
from gaodi.plan import attainment, files, library, readers
from gaodi.plan.attainment import bindings, breakdown
from gaodi.plan.compile import compile_text
from gaodi.plan.model import Plan, Target
from gaodi.registry import analytic, enterprises, quality, trades
from gaodi.registry.metrics import SubjectKind
from gaodi.workspace import Region, Workspace

USER = "demonstration"
REGION = Region(code="430100", name="长沙市", name_en="Changsha")
CATALOGUED = "changsha-2021"
SAMPLE = "yunchuan-2024.docx"

Say = Callable[[str], None]


def create(path: Path) -> Workspace:
    """An empty workspace that is kept filled as the demonstration."""
    return Workspace.create(path, REGION, "高地演示", demonstration=True)


def fill(ws: Workspace, say: Say) -> None:
    """Add what is missing: the two plans, their figures, and where their targets stand."""
    for add in (_catalogued, _sample):
        _judge(ws, add(ws, say), say)


def _judge(ws: Workspace, plan: str, say: Say) -> None:
    if attainment.last(ws, plan) is None:
        say(f"Computing where the targets of {plan} stand …")
        attainment.compute(ws, plan, user=USER)


def people_the_city(ws: Workspace, scale: float, say: Say) -> None:
    """Add the fictional city, or what of it is missing, and compute what its pages show first."""
    there = demo.begun(ws)
    if there is None:
        demo.fill(ws, scale, say=say)
    elif there.current:
        demo.fill(ws, there.scale, seed=there.seed, say=say)
    if library.published(ws, demo.PLAN):
        _judge(ws, demo.PLAN, say)
    say("Bringing the directory and the tables of the last year up to date …")
    enterprises.search(ws)
    last = max(analytic.years(ws, SubjectKind.ENTERPRISE))
    analytic.refresh(ws, [SubjectKind.ENTERPRISE], [last])
    quality.report(ws, last)
    trades.prepare(ws)


def _catalogued(ws: Workspace, say: Say) -> str:
    if not library.published(ws, CATALOGUED):
        say("Adding Changsha's plan of 2021-2023 and the figures published about it …")
        registry.load_catalogue(ws, user=USER)
        plan = files.load(catalog.path(f"plans/{CATALOGUED}.yaml"))
        library.add(ws, plan, user=USER, origin="catalogue")
        library.publish(ws, plan.id, user=USER)
    return CATALOGUED


def _sample(ws: Workspace, say: Say) -> str:
    folder = examples() / "sample-plan"
    plan = SAMPLE.removesuffix(".docx")
    if not library.published(ws, plan):
        say("Compiling the sample plan of a fictional city and adding its made-up figures …")
        document = readers.read(folder / SAMPLE)
        compiled = compile_text(document)
        original = (folder / SAMPLE).read_bytes()
        library.add(
            ws,
            compiled,
            text=document.text,
            original=original,
            user=USER,
            origin="demonstration",
            made_up=library.is_made_up(document.text),
        )
        registry.observations.load(ws, folder / "observations.yaml", user=USER)
        registry.lists.load_members(ws, folder / "lists.yaml", user=USER)
        bindings.load(ws, folder / "bindings.yaml", user=USER)
        _break_down(ws, compiled)
        library.publish(ws, compiled.id, user=USER)
    return plan


def _break_down(ws: Workspace, plan: Plan) -> None:
    """The document states some targets for the city and for each district: that is their breakdown."""
    shares: dict[tuple[str, str, str | None], list[Target]] = {}
    for target in plan.targets:
        if target.scope and target.scope.endswith(("区", "县")):
            shares.setdefault((target.indicator, target.unit, target.deadline), []).append(target)
    for whole in plan.targets:
        parts = shares.get((whole.indicator, whole.unit, whole.deadline), [])
        if parts and whole not in parts:
            rows = [(part.scope or "", part.value) for part in parts]
            breakdown.set(ws, plan.id, whole.id, rows, user=USER)


def examples() -> Path:
    """The folder of the sample plan: beside the sources in a checkout, within the package where it is installed."""
    installed = Path(str(resources.files("gaodi"))) / "_examples"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[3] / "examples"
