"""What is taken over groups, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gaodi.rules.language import nodes
from gaodi.rules.language.types import Kind
from gaodi.rules.saying.binding import TIGHT

if TYPE_CHECKING:
    from gaodi.rules.saying.speaking import Speaker

_STATISTICS = {
    "mean": ("平均值", "mean"),
    "sum": ("合计", "sum"),
    "count": ("个数", "number"),
    "least": ("最小值", "least"),
    "greatest": ("最大值", "greatest"),
    "quantile": ("分位数", "quantile"),
    "ratio_of_sums": ("合计之比", "ratio of sums"),
}


def _group(say: Speaker, node: nodes.Group) -> tuple[str, int]:
    what = _STATISTICS[node.statistic.value][say.english]
    if say.english:
        return f"the {what} of {say.node(node.of)}{_groups(say, node)}", TIGHT
    return f"{_groups(say, node)}{say.node(node.of)}的{what}", TIGHT


def _groups(say: Speaker, node: nodes.Group) -> str:
    """Among whom: those of the same district, those with and without something apart."""
    same = [say.node(one) for one in node.by if one.type.kind is not Kind.TRUTH]
    apart = [say.node(one) for one in node.by if one.type.kind is Kind.TRUTH]
    if say.english:
        among = f" within the same {' and '.join(same)}" if same else " over all judged"
        return among + "".join(f", {one} and others apart" for one in apart)
    names = "、".join(one.removeprefix("所在").removeprefix("所属") for one in same)
    among = f"同一{names}内" if same else "全部参评对象"
    return among + "".join(f"（{one}与其他分别计）" for one in apart)


def _rank(say: Speaker, node: nodes.Rank) -> tuple[str, int]:
    return (f"the place by {say.node(node.of)}" if say.english else f"{say.node(node.of)}的名次"), TIGHT


SAID: dict[type, Callable[[Speaker, Any], tuple[str, int]]] = {
    nodes.Group: _group,
    nodes.Rank: _rank,
}
"""How each node is said, and how tightly its words bind."""
