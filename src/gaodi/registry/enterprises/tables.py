"""The lake tables about enterprises: what registers say of each, what else it is called, where it is, whose it is."""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

_TEXT, _DAY, _YES_NO, _NUMBER = pa.string(), pa.date32(), pa.bool_(), pa.float64()

ENTERPRISES = Facts(
    "enterprises",
    pa.schema(
        [
            ("id", _TEXT),
            ("uscc", _TEXT),
            ("name", _TEXT),
            ("name_en", _TEXT),
            ("status", _TEXT),
            ("founded", _DAY),
            ("ended", _DAY),
            ("industry", _TEXT),
            ("region", _TEXT),
            ("street", _TEXT),
            ("park", _TEXT),
            ("address", _TEXT),
            ("longitude", _NUMBER),
            ("latitude", _NUMBER),
            ("representative", _TEXT),
            ("capital", _NUMBER),
            ("ownership", _TEXT),
            ("scale", _TEXT),
            ("above_scale", _YES_NO),
            ("scope", _TEXT),
            ("products", _TEXT),
            ("mark", _TEXT),
            ("source", _TEXT),
            ("note", _TEXT),
            ("synthetic", _YES_NO),
        ]
    ),
    ("id", "source"),
    about="id",
)
"""One row: what one source says of an enterprise. id: its unified social credit code, or a provisional one (P and 17
characters) while it has none. status: active, suspended, revoked, deregistered, moved-out. industry: a class of
GB/T 4754 with its section (C3511). region: the county (GB/T 2260) of its registration; park: id of a subject. capital:
registered, 万元. ownership: state, collective, private, hmt, foreign, mixed. scale: large, medium, small, micro
(国统字〔2017〕213号). above_scale: 规模以上. mark: what is odd about its code (pilot, organisation, region)."""

ALIASES = Facts(
    "enterprise_aliases",
    pa.schema(
        [
            ("enterprise", _TEXT),
            ("kind", _TEXT),
            ("value", _TEXT),
            ("since", _DAY),
            ("until", _DAY),
            ("source", _TEXT),
            ("synthetic", _YES_NO),
        ]
    ),
    ("enterprise", "kind", "value", "source"),
    about="enterprise",
)
"""kind: former-name, short-name, english-name, other-name, registration-number, organisation-code, tax-number,
provisional (the id it had before its code was known)."""

SITES = Facts(
    "enterprise_sites",
    pa.schema(
        [
            ("site", _TEXT),
            ("enterprise", _TEXT),
            ("name", _TEXT),
            ("purpose", _TEXT),
            ("region", _TEXT),
            ("street", _TEXT),
            ("park", _TEXT),
            ("address", _TEXT),
            ("longitude", _NUMBER),
            ("latitude", _NUMBER),
            ("since", _DAY),
            ("until", _DAY),
            ("source", _TEXT),
            ("synthetic", _YES_NO),
        ]
    ),
    ("site", "source"),
)
"""Where an enterprise is: the place of registration is not that of production. purpose: registered, production,
research, storage, sales."""

GROUPS = Facts(
    "enterprise_groups",
    pa.schema(
        [
            ("kind", _TEXT),
            ("group", _TEXT),
            ("name", _TEXT),
            ("enterprise", _TEXT),
            ("head", _YES_NO),
            ("share", _NUMBER),
            ("since", _DAY),
            ("until", _DAY),
            ("source", _TEXT),
            ("synthetic", _YES_NO),
        ]
    ),
    ("kind", "group", "enterprise", "source"),
)
"""kind: control (enterprises under one control) or entity (enterprises that are evaluated together, 合并评价).
share: of control, in percent."""
