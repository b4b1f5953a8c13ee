"""What each target is measured by: a metric or a named list, for which subjects, by which transform.

    bindings.of(ws, plan)["t1"].metric
    bindings.bind(ws, plan, "t1", metric="manufacturing-share", user="officer", reason="…")
    bindings.suggest(ws, plan, target)

The first step of attainment. The catalogue says it for the plans it holds (`bindings/<plan>.yaml`), a workspace may say
otherwise in a file of its own, and a person's decision, a row of the lake, counts above both.
"""

from gaodi.plan.attainment.bindings.deciding import bind, load, unbind
from gaodi.plan.attainment.bindings.model import Action, Binding, File, Transform, fingerprint, fingerprint_of
from gaodi.plan.attainment.bindings.reading import Resolved, decisions, of, resolve
from gaodi.plan.attainment.bindings.suggesting import suggest

__all__ = [
    "Action", "Binding", "File", "Resolved", "Transform", "bind", "decisions", "fingerprint", "fingerprint_of", "load",
    "of", "resolve", "suggest", "unbind",
]  # fmt: skip
