"""Addresses of rulebooks, as pages and over the API."""

from gaodi.web.policy import Action
from web.matrix import Row, World

READ = Action.READ_RULEBOOKS


def one(world: World) -> tuple[str]:
    return ("specialised-sme/2022",)


ROWS = {
    "rulebooks:index": Row(READ),
    "rulebooks:compare": Row(READ),
    "rulebooks:check": Row(Action.EVALUATE),
    "rulebooks:read": Row(READ, args=one),
    "rulebooks:source": Row(READ, args=one),
    "rulebooks:tests": Row(READ, args=one),
    "rulebooks:run_tests": Row(READ, "POST", args=one),
    "api:list_rulebooks": Row(READ),
    "api:show_rulebook": Row(READ, args=one),
}
