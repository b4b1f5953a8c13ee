"""What is said of single cells."""

from __future__ import annotations

from gaodi.registry.forms.messages.template import Template, error

CELL: dict[str, Template] = {
    "required": error(
        en="{heading} is empty",
        zh="“{heading}”未填",
        do_en="Fill it in",
        do_zh="请填写",
    ),
    "not-a-number": error(
        en="{value!r} is not a number",
        zh="“{value}”不是数",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "not-whole": error(
        en="{value} is not a whole number",
        zh="{value} 不是整数",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "not-a-date": error(
        en="{value!r} is not a day. Expected a day such as 2023-07-01 or 2023年7月1日",
        zh="“{value}”不是日期，应如 2023-07-01 或 2023年7月1日",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "not-yes-no": error(
        en="{value!r} is neither yes nor no. Expected 是 or 否",
        zh="“{value}”应填“是”或“否”",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "not-a-period": error(
        en="{value!r} is not a period of this form. Expected {expected_en}",
        zh="“{value}”不是本表的报告期，应为{expected_zh}",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "not-a-unit": error(
        en="{value!r} is not a unit",
        zh="“{value}”不是计量单位",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "not-a-choice": error(
        en="{value!r} is none of the choices of {heading}: {choices_en}{near_en}",
        zh="“{value}”不在“{heading}”的选项内：{choices_zh}{near_zh}",
        do_en="Choose one of them",
        do_zh="请从选项中选择",
    ),
    "unknown-code": error(
        en="{value!r} is no {kind_en} that is known{near_en}",
        zh="“{value}”不是已知的{kind_zh}{near_zh}",
        do_en="Correct the cell",
        do_zh="请更正该单元格",
    ),
    "several-codes": error(
        en="{value!r} may be several: {codes}",
        zh="“{value}”对应多个代码：{codes}",
        do_en="Give the code",
        do_zh="请填写代码",
    ),
    "too-low": error(
        en="{heading} is {value}{unit}, less than {bound:g}{unit}",
        zh="“{heading}”为 {value}{unit}，低于下限 {bound:g}{unit}",
        do_en="Check the unit and the decimal point",
        do_zh="请核对单位和小数点",
    ),
    "too-high": error(
        en="{heading} is {value}{unit}, more than {bound:g}{unit}",
        zh="“{heading}”为 {value}{unit}，高于上限 {bound:g}{unit}",
        do_en="Check the unit and the decimal point",
        do_zh="请核对单位和小数点",
    ),
    "too-long": error(
        en="The text has {length:,} characters; at most {most:,} are kept",
        zh="文字有 {length:,} 字，最多保存 {most:,} 字",
        do_en="Shorten it",
        do_zh="请精简",
    ),
    "cell-error": error(
        en="The cell shows the error {value}",
        zh="单元格显示错误值 {value}",
        do_en="Put the formula right, or write the value",
        do_zh="请修正公式或直接填写数值",
    ),
    "formula-without-value": error(
        en="The cell has a formula whose result was never computed",
        zh="单元格的公式没有计算结果",
        do_en="Open the workbook in Excel or WPS, save it and send it again",
        do_zh="请用 Excel 或 WPS 打开、保存后重新上传",
    ),
    "merged-number": error(
        en="The cell is merged with others ({range}), so that nobody can tell which row the figure is of",
        zh="该单元格为合并单元格（{range}），无法判断数值属于哪一行",
        do_en="Split the cells and give each row its own figure",
        do_zh="请取消合并并逐行填写",
    ),
    "too-many-cells-in-row": error(
        en="The row has more cells than the header",
        zh="该行的单元格多于表头列数",
        do_en="Put text that has a delimiter in it in quotation marks",
        do_zh="内容含分隔符的请加引号",
    ),
}
