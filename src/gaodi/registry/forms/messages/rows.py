"""What is said of rows, and of what holds between them."""

from __future__ import annotations

from gaodi.registry.forms.messages.template import Template, error, warning

ROW: dict[str, Template] = {
    "rule": error(
        en="{rule} does not hold: {left} {sign} {right}{say_en}",
        zh="不满足“{rule}”：{left} {sign} {right}{say_zh}",
        do_en="Look at the cells of this row",
        do_zh="请核对本行相关单元格",
    ),
    "same-row": warning(
        en="The row is the same as row {first}; it counts once",
        zh="与第 {first} 行完全相同，只计一次",
        do_en="Take one of them out",
        do_zh="请删除其一",
    ),
    "twice": error(
        en="{keys} are the same as in row {first}, and the rest differs",
        zh="{keys} 与第 {first} 行相同，其他内容却不同",
        do_en="Take one of them out",
        do_zh="请删除其一",
    ),
    "unknown-subject": error(
        en="There is no {kind_en} {value} in the register",
        zh="名录中没有{kind_zh} {value}",
        do_en="Check the code; enter new enterprises with the register form first",
        do_zh="请核对代码；新企业请先用登记表录入",
    ),
    "other-name": warning(
        en="{subject} is called {known} in the register, not {value}",
        zh="名录中 {subject} 的名称为“{known}”，不是“{value}”",
        do_en="Check that the code belongs to this enterprise; accept it if the name has changed",
        do_zh="请核对代码是否属于该企业；如已更名可接受",
    ),
    "jump": warning(
        en="{heading} is {value}{unit}, {times} that of {period_en}, {before}{kept_unit}",
        zh="“{heading}”为 {value}{unit}，是{period_zh}数 {before}{kept_unit} 的 {times}",
        do_en="Check unit and figure; accept it if it is so",
        do_zh="请核对单位和数值，属实可接受",
    ),
    "fell": warning(
        en="{heading} from January on is {value}{unit}, less than {before}{kept_unit} in {period_en}",
        zh="“{heading}”累计数 {value}{unit} 小于{period_zh}的 {before}{kept_unit}",
        do_en="Check both figures; accept it if the earlier one was corrected",
        do_zh="请核对；如系冲减前期数可接受",
    ),
    "not-a-figure": error(
        en="{metric} is no number, and the form takes only numbers",
        zh="“{metric}”不是数值指标，本表只收数值",
        do_en="Return it with a form that has a column for it",
        do_zh="请用含该指标列的表报送",
    ),
    "not-measured": error(
        en="{metric} is not measured for subjects of this form",
        zh="本表的对象没有“{metric}”这一指标",
        do_en="Choose the metric that is meant",
        do_zh="请选用对应的指标",
    ),
    "no-such-period": error(
        en="{metric} has no values for a period like {period_en}",
        zh="“{metric}”没有{period_zh}这类时期的数",
        do_en="Correct the period or the metric",
        do_zh="请更正时期或指标",
    ),
}
