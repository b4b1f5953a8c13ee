"""The lake tables of the process: the steps of each run, and what was objected to its results."""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

STEPS = Facts(
    "run_steps",
    pa.schema(
        [
            ("run", pa.string()),
            ("number", pa.int32()),
            ("kind", pa.string()),
            ("day", pa.date32()),
            ("by", pa.string()),
            ("until", pa.date32()),
            ("document", pa.string()),
            ("other", pa.string()),
            ("note", pa.string()),
        ]
    ),
    ("run", "number"),
    about="run",
)
"""number: of the step of its run, from 1. until: the last day of publicity. document: by which the results were made
final. other: the corrected run."""

OBJECTIONS = Facts(
    "run_objections",
    pa.schema(
        [
            ("id", pa.string()),
            ("run", pa.string()),
            ("subject", pa.string()),
            ("clause", pa.string()),
            ("statement", pa.string()),
            ("evidence", pa.string()),
            ("by", pa.string()),
            ("day", pa.date32()),
            ("verdict", pa.string()),
            ("reason", pa.string()),
            ("corrections", pa.string()),
            ("decided_by", pa.string()),
            ("decided_on", pa.date32()),
        ]
    ),
    ("id",),
    about="run",
)
"""clause: the item or clause that it is about. evidence: the files, as JSON. verdict: open, upheld or rejected.
corrections: as JSON, by input, in the unit of the input."""
