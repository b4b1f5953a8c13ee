"""Addresses of matching, as pages and over the API."""

from gaodi.web.policy import Action
from web.matrix import Row, World

DECIDE = Action.DECIDE_MATCH


def decision(world: World) -> dict[str, str]:
    return {"kind": "trades", "record": "r1", "choice": "new"}


ROWS = {
    "matching:queue": Row(DECIDE),
    "matching:decide": Row(DECIDE, "POST", data=decision),
    "matching:undo": Row(DECIDE, "POST", data=decision),
    "matching:compare": Row(DECIDE, "POST"),
    "matching:history": Row(DECIDE),
    "matching:decision": Row(DECIDE),
    "api:matching_queue": Row(DECIDE),
    "api:decide_match": Row(DECIDE, "POST"),
    "api:undo_match": Row(DECIDE, "POST"),
}
