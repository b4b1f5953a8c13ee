"""Characters that are taken for one another: by their sound, by their shape, or by a slip."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_ALIKE = (
    "未末", "己已巳", "土士", "人入八", "天夭夫", "日曰", "千干于", "大太犬", "王玉主", "木术本", "田由甲申", "力刀",
    "金全", "晶品", "东车", "拓柘", "洋样", "华毕", "科料", "新斯", "鑫森", "宏宠", "达迖", "恒桓", "利和", "兴共",
    "昌冒", "成戍", "凯剀", "博搏", "泰秦", "瑞端", "科枓", "盛盔", "德徳", "湘相", "联职", "远运", "通道", "信倍",
    "邦那", "宇字", "安妥", "广厂", "丰羊", "亿忆", "永水", "北比", "银很", "智暂", "源原", "海梅", "亚业", "万方",
    "光先", "美羙", "龙尤", "长长",
)  # fmt: skip
"""What scans and tired eyes confuse."""


@lru_cache(maxsize=1)
def common() -> tuple[str, ...]:
    """The 3 755 characters of level 1 of GB 2312, ordered by sound."""
    codes = [bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    return tuple(code.decode("gb2312") for code in codes[:3755])


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for one in common():
        groups[lazy_pinyin(one, style=Style.NORMAL)[0]].append(one)
    return {one: tuple(group) for group in groups.values() for one in group}


@lru_cache(maxsize=1)
def _by_shape() -> dict[str, tuple[str, ...]]:
    return {one: tuple(group) for group in _ALIKE for one in group}


def sounding(character: str) -> tuple[str, ...]:
    """Other common characters that are spoken the same, tone aside."""
    return tuple(one for one in _by_sound().get(character, ()) if one != character)


def looking(character: str) -> tuple[str, ...]:
    """Characters that look nearly the same."""
    return tuple(one for one in _by_shape().get(character, ()) if one != character)
