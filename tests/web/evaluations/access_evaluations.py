"""Addresses of evaluations, as pages and over the API."""

from gaodi.web.policy import Action
from web.matrix import Row, World

READ, EVALUATE, MATCH = Action.READ_RUNS, Action.EVALUATE, Action.MATCH_POLICIES
RUN, NOBODY = "sme-2022-20230630-0000", "91430121MA4T9999XX"


def run(world: World) -> tuple[str]:
    return (RUN,)


def subject(world: World) -> tuple[str, str]:
    return (RUN, NOBODY)


def nobody(world: World) -> tuple[str]:
    return (NOBODY,)


ROWS = {
    "evaluations:index": Row(READ),
    "evaluations:new": Row(EVALUATE),
    "evaluations:compare": Row(READ),
    "evaluations:letter": Row(READ, args=nobody),
    "evaluations:ladder": Row(READ),
    "evaluations:nearest": Row(READ, args=lambda world: ("little-giant",)),
    "evaluations:match": Row(MATCH, args=nobody),
    "evaluations:match_offers": Row(MATCH, args=nobody),
    "evaluations:offers": Row(MATCH, args=lambda world: ("specialised-sme/2022",)),
    "evaluations:run": Row(READ, args=run),
    "evaluations:map": Row(READ, args=run),
    "evaluations:map_cells": Row(READ, args=run),
    "evaluations:recompute": Row(EVALUATE, "POST", run),
    "evaluations:requests": Row(READ, args=run),
    "evaluations:ask_requests": Row(EVALUATE, "POST", run),
    "evaluations:simulate": Row(EVALUATE, args=run),
    "evaluations:explain": Row(READ, args=subject),
    "evaluations:gap": Row(READ, args=subject),
    "evaluations:plan": Row(READ, args=subject),
    "evaluations:workbook": Row(READ, args=subject),
    "api:list_runs": Row(READ),
    "api:show_run": Row(READ, args=run),
    "api:show_results": Row(READ, args=run),
    "api:show_explanation": Row(READ, args=subject),
}
