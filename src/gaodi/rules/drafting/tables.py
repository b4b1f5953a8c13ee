"""The lake table of the texts of rulebooks that an office writes."""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

DRAFTS = Facts(
    "rulebook_drafts",
    pa.schema(
        [
            ("rulebook", pa.string()),
            ("version", pa.int32()),
            ("state", pa.string()),
            ("text", pa.string()),
            ("tests", pa.string()),
            ("author", pa.string()),
            ("note", pa.string()),
            ("decided_by", pa.string()),
            ("reason", pa.string()),
        ]
    ),
    ("rulebook", "version"),
    about="rulebook",
)
"""version: from 1, one for each text that was saved. state: see gaodi.rules.drafting.model. text, tests: what the files
say. reason: of the last decision about it."""
