"""One character for another: full-width digits, radicals that PDF fonts use for characters, ASCII punctuation."""

from __future__ import annotations

import re
import unicodedata

_SHARE = 0.2
"""A text with this share of Chinese characters is read as Chinese."""

HAN = "\u3400-\u9fff\uf900-\ufaff"


def _table() -> dict[int, str]:
    """Full-width letters and digits, radicals and compatibility characters that stand for one plain character."""
    found = {}
    for start, end in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B), (0x2E80, 0x2FE0), (0xF900, 0xFB00)):
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1:
                found[code] = plain
    signs = zip("％﹪．＋／＜＞＝﹤﹥\u3000\xa0\u2002\u2003\v\f", "%%.+/<>=<>      ", strict=True)
    return found | {ord(sign): plain for sign, plain in signs}


_TABLE = _table()
_COMMA = re.compile(rf"(?<=[{HAN}%）)”’》\]])[,;:!?]|[,;:!?](?=[{HAN}（(“《])")
_STOP = re.compile(rf"(?<=[{HAN}）)”])(?<!^[一二三四五六七八九十])\.(?![\da-zA-Z.])", re.MULTILINE)
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}


def characters(text: str) -> str:
    """Digits, letters and signs in their plain form."""
    return text.translate(_TABLE)


def punctuation(text: str) -> str:
    """In a Chinese text, punctuation typed as ASCII is Chinese punctuation; in numbers it stays what it is."""
    if len(re.findall(rf"[{HAN}]", text)) < _SHARE * len(text):
        return text
    text = _COMMA.sub(lambda m: _WIDE[m[0]], text)
    return _STOP.sub("。", text).replace("(", "（").replace(")", "）")
