"""A fictional city's organisations and one person for each role, so that the site can be tried at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Kind, Role
from gaodi.web.people.services import create_organisation, create_user, grant

# code, parent, kind, Chinese name, English name. Every name is made up.
TREE = (
    (
        "leading-group",
        "",
        Kind.LEADING_GROUP,
        "云川市制造业发展领导小组（演示）",
        "Yunchuan Leading Group (demonstration)",
    ),
    ("plan-office", "leading-group", Kind.OFFICE, "领导小组办公室（演示）", "Plan Office (demonstration)"),
    ("industry", "leading-group", Kind.DEPARTMENT, "市工业和信息化局（演示）", "Industry Bureau (demonstration)"),
    ("statistics", "leading-group", Kind.DEPARTMENT, "市统计局（演示）", "Statistics Bureau (demonstration)"),
    ("chain-storage", "leading-group", Kind.CHAIN_OFFICE, "储能产业链办公室（演示）", "Storage Chain (demonstration)"),
    ("district-east", "leading-group", Kind.DISTRICT, "东湾区（演示）", "Dongwan District (demonstration)"),
    ("park-east", "district-east", Kind.PARK, "东湾高新区（演示）", "Dongwan High-tech Park (demonstration)"),
    (
        "enterprise-one",
        "park-east",
        Kind.ENTERPRISE,
        "云川示例装备有限公司（演示）",
        "Example Equipment (demonstration)",
    ),
)
# account, name, role, organisation
PEOPLE = (
    ("leader", "林演示", Role.LEADER, "leading-group"),
    ("officer", "周演示", Role.OFFICER, "plan-office"),
    ("reviewer", "吴演示", Role.REVIEWER, "plan-office"),
    ("statistician", "郑演示", Role.STATISTICIAN, "statistics"),
    ("parkofficer", "王演示", Role.PARK_OFFICER, "park-east"),
    ("enterprise", "陈演示", Role.ENTERPRISE_OFFICER, "enterprise-one"),
    ("auditor", "赵演示", Role.AUDITOR, "leading-group"),
    ("administrator", "孙演示", Role.ADMINISTRATOR, "leading-group"),
)


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
    for code, parent, kind, name, name_en in TREE:
        if not Organisation.objects.filter(code=code).exists():
            above = Organisation.objects.get(code=parent) if parent else None
            create_organisation(code, name, kind, name_en=name_en, parent=above)
    missing = [person for person in PEOPLE if not User.objects.filter(username=person[0]).exists()]
    return [_make(*person) for person in missing]


def _make(username: str, name: str, role: Role, code: str) -> Login:
    user, password = create_user(username, name, temporary=False)
    organisation = Organisation.objects.get(code=code)
    grant(user, organisation, role)
    return Login(username, password, role, organisation.name)
