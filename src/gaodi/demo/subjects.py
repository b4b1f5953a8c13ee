"""Who is measured beside firms: the city, its districts and parks. None of them is the real one of the same place.

Firms lie in real counties, for the map. What they add up to is not the real county's, so that the city and its
districts are subjects of their own, `demo-city` and `demo-430102` for 430102, marked as made up.
"""

from __future__ import annotations

from gaodi.demo.parks import districts, parks
from gaodi.registry.metrics import SubjectKind
from gaodi.registry.subjects import Subject

CITY = "demo-city"


def district(code: str) -> str:
    """The subject that stands for a county in the city."""
    return f"demo-{code}"


def subjects() -> list[Subject]:
    """The city, its districts, its parks."""
    city = Subject(
        kind=SubjectKind.REGION, id=CITY, name="演示市", name_en="Demonstration City (fictional)", synthetic=True
    )
    of_districts = [
        Subject(
            kind=SubjectKind.REGION, id=district(one.code), name=f"演示市{one.name}（虚构数据）",
            name_en=f"Demonstration district {one.code} (fictional)", part_of=CITY, synthetic=True,
        )
        for one in districts()
    ]  # fmt: skip
    of_parks = [
        Subject(
            kind=SubjectKind.PARK, id=one.id, name=one.name, name_en=f"{one.name_en} (fictional)",
            part_of=district(one.district), synthetic=True,
        )
        for one in parks()
    ]  # fmt: skip
    return [city, *of_districts, *of_parks]
