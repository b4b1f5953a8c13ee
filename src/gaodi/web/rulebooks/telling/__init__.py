"""A rulebook as people read it: each part in words of one language, ready for pages.

    told = tell(program, ws, "zh")
    told.items[0].formula               # 得分 = 30 × 值 ÷ 基准值

Nothing is computed here: the words of conditions and amounts come from gaodi.rules.saying, the parts from the program.
"""

from gaodi.web.rulebooks.telling.whole import Told, tell

__all__ = ["Told", "tell"]
