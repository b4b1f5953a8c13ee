"""Who stands where: which targets and names lie within which task, and which chain a named enterprise serves there.

The last step before `compile` puts the plan together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from gaodi.plan.model import Mention, Name, NameKind, Span, Target, Task
from gaodi.plan.names.chains import subject


class _Tasks:
    """The tasks by place. They do not overlap."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = sorted(tasks, key=lambda task: task.span)
        self.starts = [task.span[0] for task in self.tasks]

    def at(self, span: Span) -> Task | None:
        """The task within which the span begins."""
        found = bisect_right(self.starts, span[0]) - 1
        task = self.tasks[found] if found >= 0 else None
        return task if task is not None and span[0] < task.span[1] else None


def link(
    tasks: Sequence[Task], targets: Iterable[Target], names: Iterable[Name]
) -> tuple[tuple[Task, ...], tuple[Name, ...]]:
    """The tasks with the ids of what stands within them, and the names with the task and chain of each mention."""
    places = _Tasks(tasks)
    linked = tuple(
        name.model_copy(update={"mentions": tuple(_mention(m, name.kind, places) for m in name.mentions)})
        for name in names
    )
    within: dict[str, dict[str, list[str]]] = {task.id: {"targets": [], "names": []} for task in tasks}
    for target in targets:
        for span in (target.span, *(repeat.span for repeat in target.repeats)):
            if task := places.at(span):
                within[task.id]["targets"].append(target.id)
    for name in linked:
        for mention in name.mentions:
            if mention.task:
                within[mention.task]["names"].append(name.id)
    return tuple(_task(task, within[task.id]) for task in tasks), linked


def _mention(mention: Mention, kind: NameKind, places: _Tasks) -> Mention:
    task = places.at(mention.span)
    if task is None:
        return mention
    chain = subject(task.title) if kind is NameKind.ENTERPRISE else None
    return mention.model_copy(update={"task": task.id, "chain": chain})


def _task(task: Task, within: dict[str, list[str]]) -> Task:
    return task.model_copy(update={key: tuple(dict.fromkeys(ids)) for key, ids in within.items()})
