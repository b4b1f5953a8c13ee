"""The lake table of land parcels (宗地): who holds and who uses each, how large it is, where it lies."""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

PARCELS = Facts(
    "parcels",
    pa.schema(
        [
            ("parcel", pa.string()),
            ("holder", pa.string()),
            ("user", pa.string()),
            ("tenure", pa.string()),
            ("use", pa.string()),
            ("area", pa.float64()),
            ("floor_area", pa.float64()),
            ("region", pa.string()),
            ("park", pa.string()),
            ("address", pa.string()),
            ("longitude", pa.float64()),
            ("latitude", pa.float64()),
            ("boundary", pa.string()),
            ("since", pa.date32()),
            ("until", pa.date32()),
            ("source", pa.string()),
            ("synthetic", pa.bool_()),
        ]
    ),
    ("parcel", "user", "source"),
)
"""holder: the enterprise with the right to the land; user: the one that works on it, which for leased land (tenure:
granted, allotted, leased, collective) is another. area: in 亩; floor_area: in 平方米. boundary: WKT, longitude and
latitude as in the boundaries of districts."""
