"""Addresses of drafts of rulebooks."""

from gaodi.web.policy import Action
from web.matrix import Row, World

DRAFT, DECIDE = Action.DRAFT_RULEBOOK, Action.PUT_RULEBOOK_IN_FORCE


def one(world: World) -> tuple[str]:
    return ("town/support/2023",)


def version(world: World) -> tuple[str, int]:
    return ("town/support/2023", 1)


ROWS = {
    "drafting:index": Row(DRAFT),
    "drafting:new": Row(DRAFT),
    "drafting:write": Row(DRAFT),
    "drafting:faults": Row(DRAFT, "POST"),
    "drafting:vocabulary": Row(DRAFT),
    "drafting:differences": Row(DRAFT, args=one),
    "drafting:version": Row(DRAFT, args=version),
    "drafting:source": Row(DRAFT, args=version),
    "drafting:tests": Row(DRAFT, args=version),
    "drafting:effect": Row(Action.EVALUATE, args=version),
    "drafting:submit": Row(DRAFT, "POST", version),
    "drafting:send_back": Row(DECIDE, "POST", version),
    "drafting:put_in_force": Row(DECIDE, "POST", version),
    "drafting:take_out_of_force": Row(DECIDE, "POST", version),
}
