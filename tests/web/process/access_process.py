"""Addresses of the process of evaluations, as pages and over the API."""

from gaodi.web.policy import Action
from web.matrix import Row, World

READ, DECIDE = Action.READ_RUNS, Action.DECIDE_OBJECTION
RUN, NOBODY, OBJECTION = "sme-2022-20230630-0000", "91430121MA4T9999XX", "20230701-00000000"


def run(world: World) -> tuple[str]:
    return (RUN,)


def subject(world: World) -> tuple[str, str]:
    return (RUN, NOBODY)


def objection(world: World) -> tuple[str]:
    return (OBJECTION,)


ROWS = {
    "process:mine": Row(Action.READ_OWN_RESULTS),
    "process:objections": Row(READ),
    "process:objection": Row(READ, args=objection),
    "process:decide": Row(DECIDE, args=objection),
    "process:evidence": Row(READ, args=lambda world: (OBJECTION, 0)),
    "process:publicise": Row(Action.PUBLICISE_RUN, args=run),
    "process:conclude": Row(Action.CONCLUDE_RUN, args=run),
    "process:withdraw": Row(Action.CONCLUDE_RUN, args=run),
    "process:correct": Row(Action.CONCLUDE_RUN, args=run),
    "process:notice": Row(READ, args=run),
    "process:object": Row(Action.OBJECT, args=subject),
    "api:show_process": Row(READ, args=run),
    "api:list_objections": Row(READ),
    "api:show_objection": Row(READ, args=objection),
    "api:lodge_objection": Row(Action.OBJECT, "POST", subject),
    "api:decide_objection": Row(DECIDE, "POST", objection),
}
