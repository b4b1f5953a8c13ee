"""Addresses of the definitions, as pages and over the API."""

from gaodi.web.policy import Action
from web.matrix import Row

READ = Action.READ_FIGURES

ROWS = {
    "definitions:metrics": Row(READ),
    "definitions:metric": Row(READ, args=lambda world: ("revenue",)),
    "definitions:regions": Row(READ),
    "definitions:region": Row(READ, args=lambda world: ("430100",)),
    "definitions:industries": Row(READ),
    "definitions:industry": Row(READ, args=lambda world: ("C35",)),
    "definitions:sources": Row(READ),
    "definitions:lists": Row(READ),
    "definitions:list": Row(READ, args=lambda world: ("little-giants",)),
    "definitions:list_complete": Row(Action.ENTER_FIGURES, "POST", args=lambda world: ("little-giants",)),
    "api:list_metrics": Row(READ),
    "api:show_metric": Row(READ, args=lambda world: ("revenue",)),
    "api:list_sources": Row(READ),
    "api:find_regions": Row(READ),
    "api:show_region": Row(READ, args=lambda world: ("430100",)),
    "api:find_industries": Row(READ),
    "api:show_industry": Row(READ, args=lambda world: ("C35",)),
    "api:named_lists": Row(READ),
    "api:list_members": Row(READ, args=lambda world: ("little-giants",)),
}
