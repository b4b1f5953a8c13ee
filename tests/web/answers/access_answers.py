"""Addresses of answers."""

from gaodi.web.policy import Action
from web.matrix import Row, World

ANSWER = Action.ANSWER_QUESTIONNAIRE
NOBODY = "91430121MA4T9999XX"


def nobody(world: World) -> tuple[str]:
    return (NOBODY,)


def sheet(world: World) -> tuple[str, int, str]:
    return (NOBODY, 2022, "maturity/manufacturer/2020")


ROWS = {
    "answers:index": Row(ANSWER),
    "answers:enterprise": Row(ANSWER, args=nobody),
    "answers:sheet": Row(ANSWER, args=sheet),
    "answers:result": Row(ANSWER, args=sheet),
    "answers:book": Row(ANSWER, args=sheet),
}
