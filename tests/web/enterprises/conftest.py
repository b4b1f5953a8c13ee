"""What the tests of the enterprises' pages share: the city, made once, and people who look after parts of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gaodi.web.people import services
from gaodi.web.people.models import Organisation
from gaodi.web.people.roles import Kind
from gaodi.workspace import Workspace
from web.enterprises import city


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The city of ten; read only."""
    return city.build(tmp_path_factory.mktemp("city") / "ws")


@pytest.fixture
def ws(built: Workspace, settings) -> Workspace:
    """The city as the workspace that the site serves."""
    settings.GAODI_WORKSPACE = built.path
    return built


@pytest.fixture
def tree(tree: dict[str, Organisation]) -> dict[str, Organisation]:
    """With the organisations that look after the first enterprise: its district, its park, itself; and another park."""
    for code, parent, kind in (
        ("430121", "group", Kind.DISTRICT),
        ("east-park", "430121", Kind.PARK),
        ("west-park", "group", Kind.PARK),
        (city.FIRST, "east-park", Kind.ENTERPRISE),
        (city.FOURTH, "west-park", Kind.ENTERPRISE),
    ):
        tree[code] = services.create_organisation(code, f"{code}（测试）", kind, parent=tree[parent])
    return tree


@pytest.fixture
def shown(ws: Workspace, sign_in: Callable) -> Callable[..., str]:
    """`shown("/enterprises/", Role.OFFICER)`: the page as that person sees it."""

    def show(path: str, role, at: str = "") -> str:
        answer = sign_in(role, at).get(path)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return show
