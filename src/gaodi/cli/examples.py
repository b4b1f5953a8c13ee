"""What `--help` of a command shows under its options: a line or two to start from. RUN and CODE are as `gaodi runs` and
the results name them."""

from __future__ import annotations

from typing import Any

EXAMPLES = {
    "rulebook list": ("gaodi rulebook list per-mu --on 2023-06-30",),
    "rulebook show": ("gaodi rulebook show specialised-sme/2022 --language en", "gaodi rulebook show support.yaml"),
    "rulebook check": ("gaodi rulebook check support.yaml --format json",),
    "rulebook test": ("gaodi rulebook test specialised-sme/2022",),
    "rulebook schema": ("gaodi rulebook schema > rulebook.schema.json",),
    "rulebook declare": (
        "gaodi rulebook declare maturity/manufacturer/2020 answers.csv --year 2022 --source enterprise",
    ),
    "rulebook draft list": ("gaodi rulebook draft list example/support/2023",),
    "rulebook draft save": ("gaodi rulebook draft save support.yaml --tests support.tests.yaml --note 'the new rate'",),
    "rulebook draft check": ("gaodi rulebook draft check example/support/2023",),
    "rulebook draft diff": ("gaodi rulebook draft diff example/support/2023 1 2",),
    "rulebook draft submit": ("gaodi rulebook draft submit example/support/2023",),
    "rulebook draft put-in-force": ("gaodi rulebook draft put-in-force example/support/2023 --by wang",),
    "rulebook draft send-back": ("gaodi rulebook draft send-back example/support/2023 'Say who pays' --by wang",),
    "rulebook draft take-out-of-force": ("gaodi rulebook draft take-out-of-force example/support/2023 'Replaced'",),
    "evaluate": (
        "gaodi evaluate specialised-sme/2022 --year 2023 --on 2024-06-30 -o results.csv",
        "gaodi evaluate specialised-sme/2022 --region 430121 --list specialised-smes",
        "gaodi evaluate support.yaml --table firms.csv --on 2023-06-30 -o results.csv",
    ),
    "explain": ("gaodi explain RUN CODE --language en",),
    "gap": (
        "gaodi gap RUN CODE --to A",
        "gaodi gap RUN CODE --to 'score>=60' --fixed land_area --reach tax_paid=..500",
    ),
    "compare": ("gaodi compare RUN RUN -o moves.csv", "gaodi compare RUN RUN --subject CODE"),
    "simulate": (
        "gaodi simulate RUN --numbers",
        "gaodi simulate RUN --set rate=20% --weight tax=40 --number criteria.rd=4",
        "gaodi simulate RUN --spread 0.2",
    ),
    "match": ("gaodi match CODE --on 2024-06-30", "gaodi match --on 2024-06-30 -o offers.csv"),
    "unknowns": ("gaodi unknowns RUN --format json",),
    "runs": ("gaodi runs --family specialised-sme --format json",),
    "recompute": ("gaodi recompute RUN",),
    "process show": ("gaodi process show RUN --format json",),
    "process publicise": ("gaodi process publicise RUN --until 2023-07-12",),
    "process object": ("gaodi process object RUN CODE 'The tax of June is missing' --evidence receipt.pdf",),
    "process decide": ("gaodi process decide OBJECTION 'Shown by the receipt' --uphold --set 'tax_paid=300 万元'",),
    "process correct": ("gaodi process correct RUN",),
    "process conclude": ("gaodi process conclude RUN --document '…〔2023〕5号'",),
    "process withdraw": ("gaodi process withdraw RUN 'Evaluated by the wrong year'",),
}


def shown(name: str, command: Any) -> None:
    """Put the examples of a command, and of those under it, behind its help."""
    for below, one in getattr(command, "commands", {}).items():
        shown(f"{name} {below}", one)
    if lines := EXAMPLES.get(name):
        command.epilog = "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))
