"""What is said of headers, layouts and rows of totals."""

from __future__ import annotations

from gaodi.registry.forms.messages.template import Template, error, warning

HEADER: dict[str, Template] = {
    "missing-column": error(
        en="The column {heading} is not there{near_en}",
        zh="缺少列“{heading}”{near_zh}",
        do_en="Add it, or map the column that holds it",
        do_zh="请补上该列，或指明由哪一列对应",
    ),
    "column-twice": error(
        en="Two columns are {heading}: {first} and {second}",
        zh="有两列都是“{heading}”：{first} 和 {second}",
        do_en="Take one of them out, or map them",
        do_zh="请删除其一，或指明列对应关系",
    ),
    "unknown-column": warning(
        en="The form has no column {heading}: it is not loaded{near_en}",
        zh="本表没有“{heading}”列，该列不会导入{near_zh}",
        do_en="Map it if it belongs to the form; otherwise nothing has to be done",
        do_zh="如属本表内容请做列对应，否则不必处理",
    ),
    "wrong-unit": error(
        en="The column is in {unit}, which cannot be converted to {expected}",
        zh="该列单位为{unit}，无法换算为{expected}",
        do_en="Give the figures in {expected} or a unit like it",
        do_zh="请改用{expected}或同类单位",
    ),
    "total-row": warning(
        en="The total {value} of row {row} is not the sum of its rows, {expected}",
        zh="第 {row} 行的合计 {value} 与各行之和 {expected} 不符",
        do_en="Look for a row that is missing or was changed",
        do_zh="请查找漏填或改动的行",
    ),
}
