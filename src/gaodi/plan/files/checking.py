"""What a plan must keep beyond the types of its fields: ids are there once, references lead somewhere, spans fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gaodi.plan.model import Kind, Plan, Span

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault and the path of keys that leads to it."""

    what: str
    at: Path
    expected: str = ""
    do: str = ""


def check(plan: Plan) -> Iterator[Wrong]:
    """Everything that does not hold together."""
    for name in ("targets", "tasks", "names"):
        yield from _ids(name, [item.id for item in getattr(plan, name)])
    yield from _references(plan)
    yield from _ranges(plan)
    for at, span in _spans(plan):
        if not 0 <= span[0] <= span[1] <= plan.source.characters:
            yield Wrong(
                f"The span {list(span)} does not lie in the text",
                at,
                f"0 <= start <= end <= {plan.source.characters} (source.characters)",
            )


def _ids(name: str, ids: list[str]) -> Iterator[Wrong]:
    counts = Counter(ids)
    for number, key in enumerate(ids):
        if not key:
            yield Wrong("The item has no id", (name, number), "an `id` of its own")
        elif counts[key] > 1:
            yield Wrong(f"The id {key!r} is there {counts[key]} times", (name, number, "id"), "an id of its own")


def _references(plan: Plan) -> Iterator[Wrong]:
    targets, names = {t.id for t in plan.targets}, {n.id for n in plan.names}
    tasks = {task.id for task in plan.tasks}
    for number, task in enumerate(plan.tasks):
        yield from _unknown(("tasks", number, "targets"), "target", task.targets, targets)
        yield from _unknown(("tasks", number, "names"), "name", task.names, names)
    for number, name in enumerate(plan.names):
        told = [m.task for m in name.mentions if m.task is not None]
        yield from _unknown(("names", number, "mentions"), "task", told, tasks)
    places = {target.span for target in plan.targets}
    for number, target in enumerate(plan.targets):
        if target.part_of is not None and target.part_of not in places:
            what = f"There is no target with the span {list(target.part_of)}"
            yield Wrong(what, ("targets", number, "part_of"), "the span of the target of which this is a part")


def _unknown(at: Path, kind: str, told: Iterable[str], known: set[str]) -> Iterator[Wrong]:
    for key in told:
        if key not in known:
            yield Wrong(f"There is no {kind} {key!r}", at, f"the id of a {kind} in this file")


def _ranges(plan: Plan) -> Iterator[Wrong]:
    for number, target in enumerate(plan.targets):
        top = target.value_max
        if target.kind is Kind.RANGE and top is None:
            yield Wrong("A range needs its upper end", ("targets", number), "`value_max`")
        if top is not None and top < target.value:
            what = f"The range ends at {top:g}, before it begins at {target.value:g}"
            yield Wrong(what, ("targets", number, "value_max"), "value <= value_max")


def _spans(plan: Plan) -> Iterator[tuple[Path, Span]]:
    for name in ("sections", "targets", "tasks"):
        for number, item in enumerate(getattr(plan, name)):
            yield (name, number, "span"), item.span
            if getattr(item, "deadline_span", None) is not None:
                yield (name, number, "deadline_span"), item.deadline_span
    for number, target in enumerate(plan.targets):
        for n, repeat in enumerate(target.repeats):
            yield ("targets", number, "repeats", n), repeat.span
    for number, task in enumerate(plan.tasks):
        for n, measure in enumerate(task.measures):
            yield ("tasks", number, "measures", n, "span"), measure.span
    for number, name_ in enumerate(plan.names):
        for n, mention in enumerate(name_.mentions):
            yield ("names", number, "mentions", n), mention.span
