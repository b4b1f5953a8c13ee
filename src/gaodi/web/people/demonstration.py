"""A fictional city's organisations and one person for each role, so that the site can be tried at once.

District, park and enterprise have the codes of those of the demonstration city (`gaodi.demo`), by which their people
reach its enterprises: the enterprise is one of the park, where the city has been made.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gaodi.registry import enterprises
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Kind, Role
from gaodi.web.people.services import create_organisation, create_user, grant
from gaodi.web.plans.workspace import workspace

PARK = "demo-etdz"
# Where the demonstration city is not in the workspace.
NO_ENTERPRISE = "enterprise-one"

# code, parent, kind, Chinese name, English name. None of these organisations exists.
TREE = (
    (
        "leading-group",
        "",
        Kind.LEADING_GROUP,
        "演示市先进制造业发展领导小组（演示）",
        "Demonstration City Leading Group (demonstration)",
    ),
    ("plan-office", "leading-group", Kind.OFFICE, "领导小组办公室（演示）", "Plan Office (demonstration)"),
    ("industry", "leading-group", Kind.DEPARTMENT, "市工业和信息化局（演示）", "Industry Bureau (demonstration)"),
    ("statistics", "leading-group", Kind.DEPARTMENT, "市统计局（演示）", "Statistics Bureau (demonstration)"),
    (
        "chain-equipment",
        "leading-group",
        Kind.CHAIN_OFFICE,
        "专用设备产业链办公室（演示）",
        "Special Equipment Chain (demonstration)",
    ),
    ("430121", "leading-group", Kind.DISTRICT, "长沙县（演示）", "Changsha County (demonstration)"),
    (PARK, "430121", Kind.PARK, "演示经济技术开发区（演示）", "Demonstration Economic Zone (demonstration)"),
)
# account, name, role, organisation
PEOPLE = (
    ("leader", "林演示", Role.LEADER, "leading-group"),
    ("officer", "周演示", Role.OFFICER, "plan-office"),
    ("reviewer", "吴演示", Role.REVIEWER, "plan-office"),
    ("statistician", "郑演示", Role.STATISTICIAN, "statistics"),
    ("parkofficer", "王演示", Role.PARK_OFFICER, PARK),
    ("auditor", "赵演示", Role.AUDITOR, "leading-group"),
    ("administrator", "孙演示", Role.ADMINISTRATOR, "leading-group"),
)
OF_ENTERPRISE = ("enterprise", "陈演示", Role.ENTERPRISE_OFFICER)


@dataclass(frozen=True, slots=True)
class Login:
    """What a person signs in with; the password is known here and now only."""

    username: str
    password: str
    role: Role
    organisation: str


@transaction.atomic
def make_people() -> list[Login]:
    """Make the organisations and accounts that are missing; returns the accounts made now (none the second time)."""
    for organisation in TREE:
        _found(*organisation)
    people = [person for person in PEOPLE if _is_new(person[0])]
    logins = [_make(*person) for person in people]
    if _is_new(OF_ENTERPRISE[0]):
        code, name, name_en = _enterprise()
        _found(code, PARK, Kind.ENTERPRISE, f"{name}（演示）", f"{name_en} (demonstration)")
        logins.append(_make(*OF_ENTERPRISE, code))
    return logins


def _is_new(username: str) -> bool:
    return not User.objects.filter(username=username).exists()


def _found(code: str, parent: str, kind: Kind, name: str, name_en: str) -> None:
    """Make an organisation unless it is there."""
    if not Organisation.objects.filter(code=code).exists():
        above = Organisation.objects.get(code=parent) if parent else None
        create_organisation(code, name, kind, name_en=name_en, parent=above)


def _enterprise() -> tuple[str, str, str]:
    """Code and names of a medium enterprise of the park that is on a named list, else of any of the park."""
    ws = workspace()
    for more in ({"scale": "medium", "list": "little-giants"}, {"scale": "medium"}, {}):
        filters = {"park": PARK, "above_scale": "yes", **more}
        found = enterprises.search(ws, filters=filters, size=1, facets=False).rows if ws else None
        if found is not None and found.height:
            return found["id"][0], found["name"][0], "An enterprise of the park"
    return NO_ENTERPRISE, "演示示例装备有限公司", "Example Equipment"


def _make(username: str, name: str, role: Role, code: str) -> Login:
    user, password = create_user(username, name, temporary=False)
    organisation = Organisation.objects.get(code=code)
    grant(user, organisation, role)
    return Login(username, password, role, organisation.name)
