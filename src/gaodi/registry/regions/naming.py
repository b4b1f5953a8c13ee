"""The short names of divisions: 长沙市 is 长沙, 湘西土家族苗族自治州 is 湘西, 内蒙古自治区 is 内蒙古."""

from __future__ import annotations

import re
from functools import cache

_PEOPLE = (
    "(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京"
    "|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族"
)
_AUTONOMOUS = re.compile(rf"(?P<own>.+?)(?:(?:{_PEOPLE})+|各族|哈萨克|蒙古|柯尔克孜|维吾尔)?自治[区州县旗]")
_PLAIN = re.compile(
    r"(?P<own>.{2,}?)(?:特别行政区|省|市|地区|盟|县|林区|特区|矿区|新区|(?<![左右前后中])旗|区|街道|办事处|镇|乡)"
)
# The rule would cut a name in two here, or leave a part that nobody says.
_OWN = {
    "内蒙古自治区": "内蒙古",
    "新疆生产建设兵团": "兵团",
    "鄂温克族自治旗": "鄂温克",
    "鄂伦春自治旗": "鄂伦春",
    "东乡族自治县": "东乡",
    "全国": "中国",
}


@cache
def short(name: str) -> str:
    """The name without what kind of division it is. 攸县 stays 攸县: one character is no name."""
    if name in _OWN:
        return _OWN[name]
    match = _AUTONOMOUS.fullmatch(name) or _PLAIN.fullmatch(name)
    return match["own"] if match and len(match["own"]) > 1 else name
