"""An evaluation as a process: trial → made public → objections with evidence → correction → final, each step recorded.

    process.publicise(ws, run.id, until=date(2023, 7, 12), by="officer")
    one = process.lodge(ws, run.id, "91430000…", "The tax of the fourth quarter is missing", evidence=[path])
    process.decide(ws, one.id, upheld=True, reason="Shown by the receipt", corrections={"tax_paid": "300 万元"})
    corrected = process.correct(ws, run.id, by="officer")     # a run of its own, on the same inputs but for these
    process.conclude(ws, corrected.id, document="…〔2023〕5号", by="reviewer")
    process.read(ws, corrected.id).steps

What may be done next, and what stands in its way, is said in one place (`obstacles`), for pages and commands alike.
"""

from gaodi.rules.process.correcting import correct
from gaodi.rules.process.model import Evidence, Kind, Objection, Process, Step, Verdict
from gaodi.rules.process.objecting import decide, lodge
from gaodi.rules.process.obstacles import obstacles
from gaodi.rules.process.reading import objection, objections, read
from gaodi.rules.process.stepping import conclude, publicise, withdraw
from gaodi.rules.process.tables import OBJECTIONS, STEPS

__all__ = [
    "OBJECTIONS", "STEPS", "Evidence", "Kind", "Objection", "Process", "Step", "Verdict", "conclude",
    "correct", "decide", "lodge", "objection", "objections", "obstacles", "publicise", "read", "withdraw",
]  # fmt: skip
