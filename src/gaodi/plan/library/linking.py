"""Keeps the references between the items of a plan whole after items were split, merged, added or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gaodi.plan.model import Name, Plan, Span, Task

Became = Mapping[str, tuple[str, ...]]


def relink(plan: Plan, became: Became) -> Plan:
    """The plan with every reference pointing at an item that is there.

    became: what took the place of an item that went (nothing, for one that was rejected). A target that was added
    belongs to the tasks whose span holds it.
    """
    targets = {target.id: target.span for target in plan.targets}
    names = {name.id for name in plan.names}
    tasks = {task.id for task in plan.tasks}
    return plan.model_copy(
        update={
            "targets": tuple(
                t if t.part_of in targets.values() else t.model_copy(update={"part_of": None}) for t in plan.targets
            ),
            "tasks": tuple(_task(task, targets, names, became) for task in plan.tasks),
            "names": tuple(_name(name, tasks, became) for name in plan.names),
        }
    )


def _task(task: Task, targets: Mapping[str, Span], names: set[str], became: Became) -> Task:
    within = [key for key, (start, end) in targets.items() if task.span[0] <= start and end <= task.span[1]]
    told = [key for key in followed(task.targets, became) if key in targets]
    added = [key for key in within if key.startswith("added-")]
    linked = tuple(key for key in followed(task.names, became) if key in names)
    return task.model_copy(update={"targets": tuple(dict.fromkeys((*told, *added))), "names": linked})


def _name(name: Name, tasks: set[str], became: Became) -> Name:
    def moved(task: str | None) -> str | None:
        place = next(iter(followed([task] if task else [], became)), None)
        return place if place in tasks else None

    mentions = tuple(m if m.task in tasks else m.model_copy(update={"task": moved(m.task)}) for m in name.mentions)
    return name.model_copy(update={"mentions": mentions})


def followed(keys: Iterable[str], became: Became) -> list[str]:
    """The ids with those that went replaced by what took their place, through any number of replacements."""
    found: list[str] = []
    for key in keys:
        found.extend(followed(became[key], became) if key in became else [key])
    return list(dict.fromkeys(found))
