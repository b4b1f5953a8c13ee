"""The text that somebody begins with who begins with nothing: every part explained, sound as it stands."""

TEXT = """\
format: gaodi-rulebook/1
# 标识：同一文件的各版本共用 family；id 在其后加年份或版次。
id: my-city/support/2024
family: my-city/support
title: {zh: 示例办法（请改名）, en: Example measure (rename it)}
# 发文机关；document 填文号。
issuer: {zh: 示例部门, en: Example office}
# 文本依据：official 正式文本；reprint 转载；reconstructed 未见全文。
status: reconstructed
in_force: {from: 2024-01-01}
# 用途：数据来源不允许此用途的，不参与计算。
purpose: 政策匹配
# 条件：all 全部满足，any 满足其一。test 中写指标、单位和比较。
criteria:
  all:
    - {id: revenue, label: {zh: 营业收入, en: Revenue}, test: revenue >= 2000 万元}
    - {id: rd, label: {zh: 研发费用, en: R&D expense}, test: rd_expense >= 100 万元}
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
EXTENDING = """\
format: gaodi-rulebook/1
# 标识：换成本单位的；同一文件的各版本共用 family。
id: {family}/{edition}
family: {family}
# 以下文件的全部内容照用，只写与之不同之处：列表中的部分以 id 对应。
extends: {base}
title: {{zh: "{title}（实施细则，请改名）"}}
issuer: {{zh: 示例部门}}
document: ""
status: reconstructed
in_force: {{from: 2024-01-01}}
"""
