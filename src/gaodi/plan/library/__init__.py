"""The plan library: compiled plans, the decisions of their reviewers and the published versions, as lake rows.

    from gaodi.plan import library

    library.add(ws, plan, text=text, original=data, user="officer")   # a new plan, or a new revision of one
    library.decide(ws, plan.id, library.Step(action="correct", kind="target", item="t3", payload={"value": 20}), user=…)
    library.publish(ws, plan.id, user="reviewer")                      # an immutable version
    library.current(ws, plan.id)                                       # what everybody reads
    library.current(ws, plan.id, "draft")                              # the compiled plan with the decisions applied
    library.withdraw(ws, plan.id, user="reviewer")                     # taken back, as long as it was never published

A notebook and a page see the same. Nothing here is ever changed in place: a wrong decision is undone by a further one.
"""

from gaodi.plan.library.applying import Applied, apply
from gaodi.plan.library.comparing import Change, compare
from gaodi.plan.library.decisions import Action, Decision, ItemKind, Step, standing
from gaodi.plan.library.documents import attach, clean, fits, is_made_up, original, source_text
from gaodi.plan.library.reading import (
    DRAFT,
    Entry,
    Version,
    chosen,
    compiled,
    current,
    decisions,
    entry,
    history,
    left_behind,
    plans,
    published,
    review,
    versions,
)
from gaodi.plan.library.reviewing import ItemState, Review, State
from gaodi.plan.library.withdrawing import withdraw
from gaodi.plan.library.writing import Added, add, decide, publish, undo

__all__ = [
    "DRAFT",
    "Action",
    "Added",
    "Applied",
    "Change",
    "Decision",
    "Entry",
    "ItemKind",
    "ItemState",
    "Review",
    "State",
    "Step",
    "Version",
    "add",
    "apply",
    "attach",
    "chosen",
    "clean",
    "compare",
    "compiled",
    "current",
    "decide",
    "decisions",
    "entry",
    "fits",
    "history",
    "is_made_up",
    "left_behind",
    "original",
    "plans",
    "publish",
    "published",
    "review",
    "source_text",
    "standing",
    "undo",
    "versions",
    "withdraw",
]
