"""What is said of unified social credit codes."""

from __future__ import annotations

from gaodi.registry.forms.messages.template import Template, error, warning

CODE: dict[str, Template] = {
    "uscc-by-excel": error(
        en="{value!r} is what Excel makes of a code that is all digits; its last digits are lost",
        zh="“{value}”是被 Excel 转成数值的代码，末尾数字已丢失",
        do_en="Format the column as text and type the code anew",
        do_zh="请将该列设为“文本”格式后重新录入代码",
    ),
    "uscc-wrong": error(
        en="{value!r} is not a unified social credit code: {reason_en}{near_en}",
        zh="“{value}”不是统一社会信用代码：{reason_zh}{near_zh}",
        do_en="Copy the code from the business licence",
        do_zh="请按营业执照核对",
    ),
    "uscc-odd": warning(
        en="{value} is odd: {reason_en}; it is kept and marked",
        zh="“{value}”不合常规：{reason_zh}；将保留并标注",
        do_en="Look at the business licence; accept it if it is printed so",
        do_zh="请核对营业执照，确认无误可接受",
    ),
}
