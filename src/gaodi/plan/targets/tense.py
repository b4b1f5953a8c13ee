"""Promise or report: what a sentence, or a whole text, says has happened gives no target.

Expressions of time (`times`) say most: 去年, 截至2030年底, a year before the plan begins. Here is what the words say.

A *sentence* reports where it compares with the same time of the year before (产值60亿元，同比增长9%) or cites
statistics or a reckoning (据统计，…; 初步测算，…相当于减少…), and nothing in it promises (力争, 目标, 将, 到2033年).
A *text* reports where it speaks of results again and again (取得成效, 迈出步伐, 稳中有进) and never of what is to come;
a page of a plan without a word of promise has no such words either, and is read.
"""

from __future__ import annotations

import re

_TOLD = re.compile(
    r"同比(?:增长|提高|上升|下降|增加|减少|上涨|净增|多增)?(?:了|约|近|超过?|达到?)?(?:\d|[一二三四五六七八九十]成)|成绩单"
    r"|(?:位居|[居列])(?:国内|全国|全省|世界|全球)?(?:首位|前[列茅\d一二三四五六七八九十]|第[一二三四五\d])"
    r"|呈现了?[^，。；]{0,10}(?:态势|势头)|据(?:不完全)?统计|(?:初步|据|经)测算"
)
_HOPES = re.compile(
    r"力争|争取|确保|努力|目标|预期|任务|将|要(?![素点闻求])|计划|规划|不低于|以上|左右|以内|[到至](?:20\d\d年|“?十[一二三四五六七八九]五)"
)
_RESULTS = re.compile(
    r"取得[^，。；]{0,16}(?:成效|成果|进展|突破|成绩)|成效(?:显著|明显)|稳中(?:有进|向好)|总体平稳|迈出[^，。；]{0,10}步伐|进一步优化"
    r"|同比|扎实推进，|持续(?:扩大|优化|提升)[，。]|累计|首次|(?<![业而早])已|正式|圆满|再创新高|实现[^，。；]{0,8}新突破"
)
_COMING = re.compile(
    r"力争|争取|确保|目标|(?<!截)[到至](?:20\d\d年|“?十[一二三四五六七八九]五)|年底前|(?:行动)?计划|规划|方案|意见|将|要(?![素点闻求])"
    r"|下一步|今后|未来|明年|任务|[一二三四五]年内"
)
_OFTEN = 4
"""Words of result that make a text a report."""


def reports(sentence: str) -> bool:
    """Whether a sentence tells what was, and promises nothing."""
    return _TOLD.search(sentence) is not None and _HOPES.search(sentence) is None


def report(text: str) -> bool:
    """Whether a whole text tells what was, and nothing in it promises."""
    return _COMING.search(text) is None and sum(1 for _ in _RESULTS.finditer(text)) >= _OFTEN
