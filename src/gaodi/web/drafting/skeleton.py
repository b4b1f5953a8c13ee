"""The texts that somebody begins with: one whose parts are explained, sound as it stands, and one that builds on
another."""

from __future__ import annotations

_TEXT = """\
format: gaodi-rulebook/1
# {id}
id: my-city/support/2024
family: my-city/support
title: {{zh: 示例办法（请改名）, en: Example measure (rename it)}}
# {issuer}
issuer: {{zh: 示例部门, en: Example office}}
document: ""
# {status}
status: reconstructed
in_force: {{from: 2024-01-01}}
# {purpose}
purpose: 政策匹配
# {criteria}
criteria:
  all:
    - {{id: revenue, label: {{zh: 营业收入, en: Revenue}}, test: revenue >= 2000 万元}}
    - {{id: rd, label: {{zh: 研发费用, en: R&D expense}}, test: rd_expense >= 100 万元}}
"""
TESTS = """\
format: gaodi-rulebook-tests/1
rulebook: my-city/support/2024
"on": 2024-06-30
inputs: {revenue: 3000}
tables:
  - name: {zh: 研发费用的界线, en: Boundary of R&D expense}
    vary: rd_expense
    expect: qualified
    rows: [[100, true], [99.99, false]]
"""
_EXTENDING = """\
format: gaodi-rulebook/1
# {id}
id: {family}/{edition}
family: {family}
# {extends}
extends: {base}
title: {{zh: "{title}（实施细则，请改名）"}}
issuer: {{zh: 示例部门, en: Example office}}
document: ""
status: reconstructed
in_force: {{from: 2024-01-01}}
"""
_SAID = {
    "id": ("标识：同一文件的各版本共用 family；id 在其后加年份或版次。",
           "The editions of a document have one family; the id adds the year or the number of the edition."),
    "issuer": ("发文机关；document 填文号和名称。", "Who issues it; document is for its number and name."),
    "status": ("文本依据：official 正式文本；secondary 转载；reconstructed 未见全文。",
               "How sure the text is: official; secondary, from a reprint; reconstructed, not seen whole."),
    "purpose": ("数据用途：来源不允许此用途的数据不参与计算。",
                "What figures are used for: those whose source does not allow it are left out."),
    "criteria": ("条件：all 全部满足，any 满足其一。test 中写指标、比较和单位。",
                 "Conditions: all of them, or any. A test has figures, a comparison and units."),
    "extends": ("以下文件的内容全部沿用，此处只写不同之处；列表中的各项按 id 对应。",
                "All that this says is taken over; write what differs. Entries of lists are found by their ids."),
}  # fmt: skip


def text(language: str) -> str:
    """The text that explains its parts. language: zh or en."""
    return _TEXT.format(**_comments(language))


def extending(language: str, *, base: str, family: str, edition: str, title: str) -> str:
    """The text that builds on another. base: the id of that; title: what that is called."""
    said = _comments(language)
    return _EXTENDING.format(**said, base=base, family=family, edition=edition, title=title.replace('"', "”"))


def _comments(language: str) -> dict[str, str]:
    return {name: en if language == "en" else zh for name, (zh, en) in _SAID.items()}
