"""Counts made of members with names: how many are on a list on a day, and how many came within a period.

lists.load(ws)                                        # the lists that are defined
lists.count(ws, "little-giants", date(2023, 12, 31)).value
lists.additions(ws, "little-giants", "2021..2023").members
lists.complete(ws, "little-giants", date(2023, 12, 31), source="recognition-notices")    # no batch is missing
"""

from gaodi.registry.lists.completeness import COMPLETE, complete, complete_until
from gaodi.registry.lists.model import File, Member, NamedList
from gaodi.registry.lists.reading import Count, Lists, additions, count, load, members
from gaodi.registry.lists.recording import load as load_members
from gaodi.registry.lists.recording import record
from gaodi.registry.lists.tables import COLUMNS, MEMBERS, TABLE

__all__ = [
    "COLUMNS", "COMPLETE", "MEMBERS", "TABLE", "Count", "File", "Lists", "Member", "NamedList", "additions", "complete",
    "complete_until", "count", "load", "load_members", "members", "record",
]  # fmt: skip
