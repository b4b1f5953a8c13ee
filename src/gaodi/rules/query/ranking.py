"""Places within groups: equal values share the better place."""

from __future__ import annotations

from typing import Any

import ibis


def places(table: Any, judged: Any, of: Any, by: dict[str, Any]) -> Any:
    """The place of each row by a value, the greatest first, among those that are judged, have a value and belong
    to a group that is known."""
    counts = judged & of.notnull()
    for column in by.values():
        counts = counts & column.notnull()
    alone = [*by.values(), counts]
    window = ibis.window(group_by=alone, order_by=of.desc())
    place = ibis.rank().over(window).cast("float64") + 1
    return ibis.ifelse(counts, place, ibis.null("float64"))
