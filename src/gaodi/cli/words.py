"""The words of the commands that speak the language of the workspace: headings of tables, and sentences beside them.

Only what people read is put in words; `--format json` keeps the names and codes of the library.
"""

from __future__ import annotations

from collections.abc import Sequence

HEADINGS = {
    "id": ("编号", "number"),
    "indicator": ("指标", "indicator"),
    "goal": ("目标", "goal"),
    "deadline": ("期限", "deadline"),
    "status": ("状态", "status"),
    "latest": ("最新值", "latest"),
    "period": ("时期", "period"),
    "progress": ("进度", "progress"),
    "forecast": ("预测值（区间）", "forecast (interval)"),
    "odds": ("概率", "odds"),
    "remarks": ("说明", "remarks"),
    "verdict": ("结论", "verdict"),
    "kind": ("核对项", "check"),
    "what": ("核对结果", "finding"),
    "detail": ("计算过程", "arithmetic"),
    "targets": ("目标编号", "targets"),
    "group": ("分组", "group"),
    "cases": ("样本", "cases"),
    "series": ("序列数", "series"),
    "coverage": ("覆盖率", "coverage"),
    "brier": ("布赖尔评分", "Brier score"),
    "brier_last": ("末值不变", "by last value"),
    "brier_pace": ("线性延伸", "by linear pace"),
    "run": ("评价批次", "run"),
    "rulebook": ("办法", "rulebook"),
    "year": ("数据年度", "year"),
    "day": ("评价日期", "day"),
    "subjects": ("对象数", "subjects"),
    "engine": ("计算引擎", "engine"),
    "user": ("操作人", "user"),
    "recorded_at": ("记录时间", "recorded at"),
    "standing": ("评价情况", "standing"),
    "qualified": ("是否符合条件", "qualified"),
    "grade": ("等级", "grade"),
    "level": ("级别", "level"),
    "n": ("数量", "number"),
    "clause": ("条款", "clause"),
    "test": ("要求", "test"),
    "value": ("现状", "value"),
    "short": ("相差", "short by"),
    "needed": ("", ""),
    "about": ("", ""),
    "section": ("部分", "section"),
    "item": ("指标", "item"),
    "question": ("题目", "item"),
    "answer": ("结果", "answer"),
    "adds": ("满足后增加", "adds"),
    "before": ("变动前", "before"),
    "after": ("变动后", "after"),
    "subject": ("代码", "subject"),
    "name": ("名称", "name"),
    "score_before": ("变动前得分", "score before"),
    "score_after": ("变动后得分", "score after"),
    "by_inputs": ("数据变动影响", "by changed figures"),
    "by_rules": ("规则变动影响", "by changed rules"),
    "change": ("变动", "change"),
    "grade_before": ("变动前等级", "grade before"),
    "grade_after": ("变动后等级", "grade after"),
    "qualified_before": ("变动前条件", "qualified before"),
    "qualified_after": ("变动后条件", "qualified after"),
    "win": ("受益", "gain"),
    "lose": ("受损", "lose"),
    "side": ("按类别", "by"),
    "benefit": ("扶持", "benefit"),
    "asked": ("应得（万元）", "asked (万元)"),
    "paid": ("实付（万元）", "paid (万元)"),
    "budget": ("预算（万元）", "budget (万元)"),
    "due": ("应得户数", "due"),
    "numeral": ("编号", "id"),
    "sort": ("类型", "kind"),
    "figure": ("数值", "value"),
    "where": ("所在条文", "where"),
    "weight": ("权重", "weight"),
    "correlation": ("与总得分的相关系数", "correlation"),
    "document": ("文件", "document"),
    "qualifies": ("是否符合条件", "qualifies"),
    "amount": ("金额（万元）", "amount (万元)"),
    "apply": ("申报时间", "apply"),
    "lacks": ("尚缺", "lacks"),
    "open": ("未定", "open"),
    "kept": ("剔除冲突后（万元）", "kept (万元)"),
    "label": ("待补数据", "data to ask for"),
    "alone": ("单项即可确定", "settles alone"),
    "among": ("与其他数据一并需要", "needed with others"),
    "title": ("名称", "title"),
    "procedure": ("适用程序", "procedure"),
    "from": ("生效", "from"),
    "to": ("失效", "to"),
    "passed": ("通过", "passed"),
    "failed": ("未通过", "failed"),
}
VALUES = {
    "judged": ("参评", "judged"),
    "exempt": ("不参评", "exempt"),
    "outside": ("不在评价范围", "outside"),
    "to-check": ("待核实", "to be checked"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "open": ("未定", "open"),
    "none": ("无或未定", "none or open"),
    "no-level": ("未达级", "none"),
    "reached": ("已达到", "reached"),
    "not-reached": ("未达到", "not reached"),
    "trial": ("试算", "trial"),
    "publicity": ("公示", "publicity"),
    "corrected": ("已更正", "corrected"),
    "final": ("定稿", "final"),
    "withdrawn": ("撤回", "withdrawn"),
    "threshold": ("门槛值", "threshold"),
    "rate": ("比例", "rate"),
    "criteria": ("条件", "criteria"),
    "grade": ("等级", "grade"),
    "money": ("资金", "money"),
    "official": ("正式文本", "official"),
    "secondary": ("转载文本", "secondary"),
    "reconstructed": ("整理稿", "reconstructed"),
    "evaluation": ("评价", "evaluation"),
    "new": ("新申报", "new"),
    "review": ("复核", "review"),
}
SENTENCES = {
    "computed": (
        "已计算，计算时间 {at}，依据截至第 {number} 批的数据。",
        "Computed {at} from the figures of batch {number}.",
    ),
    "kept": (
        "沿用已有结果，计算时间 {at}，依据截至第 {number} 批的数据。",
        "As computed on {at} from the figures of batch {number}.",
    ),
    "judged": (
        "{targets} 个目标中，{judged} 个有数据可作判断。",
        "{judged} of {targets} targets have data that they can be judged by.",
    ),
    "untested": (
        "没有三个以上数值的序列，无法检验。请先导入观测值。",
        "There is no series with three values: nothing to test on. Load observations.",
    ),
    "table": ("结果已写入 {out}。", "The results are in {out}."),
    "run": ("{run}：{rulebook}，{subjects} 个对象。", "{run}: {rulebook}, {subjects} subjects."),
    "left-out": ("未予采用：{said}（{metrics}）", "Left out: {said} ({metrics})"),
    "why": ("评价说明：gaodi explain {run} 代码", "Why one got what it got: gaodi explain {run} CODE"),
    "identical": ("{run}：{subjects} 个对象的结果完全一致。", "{run}: identical for {subjects} subjects."),
    "differing": ("{run}：{differing} 个对象有差异。", "{run}: {differing} subjects differ."),
    "statistics": (
        "{run}：分组统计、分数线或资金合计有差异。",
        "{run}: statistics of groups, cut-offs or budgets differ.",
    ),
    "text": ("{run}：办法文本与评价时不同。", "{run}: the text of the rulebook is not the one that was evaluated."),
    "recorded": (
        "{run}：{recorded} 个对象的结果与评价时的记录不同。",
        "{run}: of {recorded} subjects the lake recorded something else.",
    ),
    "goal": ("{subject}：{goal}：{reached}", "{subject}: {goal}: {reached}"),
    "not-judged": ("该对象{standing}，以下按参评推算。", "It is {standing}: this is what would be, were it judged."),
    "marked": ("标 * 的 {answers} 项", "the {answers} items marked with *"),
    "no-plan": (
        "在三项以内没有可确定的改动办法。",
        "No change of up to three figures is known to do it.",
    ),
    "needed": ("需达到 {least}", "{least} needed"),
    "would-do": ("满足其中 {fewest} 项即可", "{fewest} of these items would do"),
    "would-not": ("仅靠回答无法达到", "no answers alone reach it"),
    "moved": ("{all} 个对象中，{moved} 个有变动。", "{moved} of {all} moved."),
    "same-rules": (
        "两次评价的规则和参数相同，变动均来自数据。",
        "Both runs are of the same rules: every move comes from changed figures.",
    ),
    "first": ("列出变动最大的 {shown} 个；-o 文件可写出全部。", "The {shown} that moved most; -o FILE writes all."),
    "outcome": (
        "{winners} 个受益，{losers} 个受损；实付金额变动 {cost} 万元。",
        "{winners} gain, {losers} lose; {cost} 万元 more is paid.",
    ),
    "sensitivity": (
        "权重在 ±{spread} 内变动 {draws} 次：排名的秩相关系数平均 {correlation}（最低 {worst}），"
        "每个对象平均变动 {moved} 位，前五分之一中 {kept} 保持不变。",
        "Weights varied by up to {spread}, {draws} times: rank correlation {correlation} (worst {worst}), "
        "{moved} places on average, {kept} of the first fifth stay.",
    ),
    "until": ("截至 {day}", "until {day}"),
    "from": ("{day} 起", "from {day}"),
    "closed": ("已于 {day} 截止", "closed on {day}"),
    "left-out-file": ("未列入：{fault}", "Left out: {fault}"),
    "without-fault": ("{count} 个办法文件均无错误。", "Files without fault: {count}."),
    "declared": (
        "新增 {added} 个值，{unchanged} 个已有。",
        "{added} values are new, {unchanged} stood there already.",
    ),
    "cases": ("{cases} 个对象情况未定。", "Of {cases} subjects something is open."),
    "looked": (
        "下列数字取自其中均匀抽取的 {looked} 个。",
        "The figures below are of {looked} of them, drawn evenly.",
    ),
}


def headings(names: Sequence[str], language: str) -> list[str]:
    """The headings of columns. language: `en…` is English, all else Chinese."""
    return [HEADINGS[name][language.startswith("en")] for name in names]


def value(name: str | None, language: str) -> str:
    """A code or an answer in words; what has none as it is."""
    return VALUES[name][language.startswith("en")] if name in VALUES else name or ""


def truth(known: bool | None, language: str) -> str:
    """Yes, no, or open."""
    return value({True: "yes", False: "no", None: "open"}[known], language)


def sentence(name: str, language: str, **facts: object) -> str:
    """One of the sentences, with its facts."""
    return SENTENCES[name][language.startswith("en")].format(**facts)
