"""The lake table of projects as they were returned; what people do with them is the work of the project library."""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

PROJECTS = Facts(
    "projects",
    pa.schema(
        [
            ("project", pa.string()),
            ("name", pa.string()),
            ("enterprise", pa.string()),
            ("enterprise_name", pa.string()),
            ("region", pa.string()),
            ("park", pa.string()),
            ("industry", pa.string()),
            ("nature", pa.string()),
            ("content", pa.string()),
            ("investment", pa.float64()),
            ("started", pa.date32()),
            ("finished", pa.date32()),
            ("stage", pa.string()),
            ("source", pa.string()),
            ("synthetic", pa.bool_()),
        ]
    ),
    ("project", "source"),
)
"""nature: new, extension, transformation (新建、扩建、技改). investment: planned in all, 万元. stage: reserve, signed,
started, producing, stopped."""
