"""Writes the sample plan, a document of a city that does not exist: `python make.py` beside this file.

The same bytes every time, so that the document can be checked against this script.
"""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

NAME = "yunchuan-2024.docx"
MARK = "虚构示例：本文件所称城市、区县、园区、企业、机构和数据均属虚构，仅供软件演示，与任何真实地区和单位无关。"

TITLE = "云川市先进制造业高质量发展三年行动计划（2024—2026年）"
OPENING = "为加快建设先进制造业强市，推动工业经济高质量发展，结合云川实际，制定本行动计划。"

GENERAL = (
    "坚持高端化、智能化、绿色化方向，以产业链为抓手，以企业为主体，统筹推进补链强链、创新驱动和园区提质，"
    "加快构建以先进装备、储能材料、电子信息为支撑的现代化产业体系。"
)

GOALS = (
    (
        "规模效益稳步提升",
        "到2026年，全市规上工业总产值达到3200亿元以上，规上工业增加值突破800亿元，制造业增加值占GDP比重达到32%，"
        "规上工业企业数达到1500家，新增百亿元企业2家、50亿元企业4家。",
    ),
    (
        "创新能力明显增强",
        "规上工业企业研发投入强度提高到3.2%，新培育专精特新中小企业120家、国家级专精特新“小巨人”企业15家、"
        "国家级单项冠军企业3家。",
    ),
    (
        "数字转型加快推进",
        "数字化研发设计工具普及率、关键工序数控化率分别达到85%、70%，建成市级以上智能工厂40家。",
    ),
    (
        "绿色集约水平提高",
        "单位工业增加值能耗较2023年累计下降9%，规上工业企业亩均税收达到28万元/亩，制造业产品质量合格率稳定在96%以上。",
    ),
    (
        "产业配套更加完善",
        "先进装备产业本地配套率力争达到45%左右，储能材料产业产值达到600亿元。",
    ),
)

DISTRICTS = (
    ("区县", "2026年规上工业增加值（亿元）", "2026年规上工业企业数（家）"),
    ("东湾区", "360", "640"),
    ("西岭区", "240", "450"),
    ("北屿县", "120", "250"),
    ("青禾县", "80", "160"),
)

TASKS = (
    (
        "做强产业链条",
        (
            (
                "提升先进装备产业链",
                "依托云川重工集团、东湾智能、西岭液压等龙头企业，推进高端装备智能化升级，培育一批关键零部件配套企业，"
                "举办供需对接活动。到2026年，先进装备产业本地配套率力争达到45%左右。",
                "牵头单位：市工业和信息化局；责任单位：市商务局、各区县人民政府",
            ),
            (
                "壮大储能材料产业链",
                "支持云川锂能、北屿新材等骨干企业扩大产能，建设电池回收利用体系，引进隔膜、电解液配套项目。"
                "到2026年，储能材料产业产值达到600亿元。",
                "牵头单位：市工业和信息化局；责任单位：市发展改革委、市生态环境局",
            ),
            (
                "培育电子信息产业链",
                "推动青禾微电子与云川大学合作项目落地，建设云川集成电路创新中心，完善设计、封装、测试环节。",
                "牵头单位：市发展改革委；责任单位：市科技局；完成时限：2025年12月底前",
            ),
        ),
    ),
    (
        "强化创新驱动",
        (
            (
                "突破关键核心技术",
                "实施“揭榜挂帅”项目，支持企业联合云川大学、云川市先进材料研究院开展技术攻关，每年发布技术需求清单。",
                "牵头单位：市科技局；责任单位：市工业和信息化局、市财政局",
            ),
            (
                "建立优质企业梯度培育库",
                "建立企业培育库，开展分层分类指导，推动中小企业走专精特新发展道路。"
                "到2026年，新培育专精特新中小企业120家、国家级专精特新“小巨人”企业15家。",
                "牵头单位：市工业和信息化局；责任单位：市市场监管局、市地方金融管理局",
            ),
            (
                "推广首台（套）装备",
                "落实首台（套）奖励和保险补贴政策，发布推广应用目录，组织用户单位与制造企业对接。",
                "牵头单位：市工业和信息化局；责任单位：市财政局；完成时限：2024年6月底前",
            ),
        ),
    ),
    (
        "加快数字转型",
        (
            (
                "建设智能工厂",
                "开展智能制造诊断服务，支持企业实施生产线改造，遴选示范项目。到2026年，建成市级以上智能工厂40家。",
                "牵头单位：市工业和信息化局；责任单位：市数据局",
            ),
            (
                "推动中小企业上云",
                "发放上云服务券，培育一批数字化服务商，推广轻量化应用。",
                "牵头单位：市数据局；责任单位：市工业和信息化局、各区县人民政府",
            ),
        ),
    ),
    (
        "提升园区能级",
        (
            (
                "优化园区功能布局",
                "明确东湾高新区、西岭经开区、北屿储能材料产业园主导产业定位，推进东湾高新区扩区，完善园区配套设施。",
                "牵头单位：市自然资源和规划局；责任单位：东湾区人民政府、西岭区人民政府、北屿县人民政府",
            ),
            (
                "深化亩均效益改革",
                "开展规上工业企业亩均效益综合评价，实行差别化用地、用能政策，倒逼低效企业转型退出。"
                "到2026年，规上工业企业亩均税收达到28万元/亩。",
                "牵头单位：市工业和信息化局；责任单位：市税务局、市自然资源和规划局；完成时限：2026年12月底前",
            ),
            (
                "推进绿色制造",
                "创建一批绿色工厂，实施节能降碳改造，加强重点用能企业监测。",
                "牵头单位：市生态环境局；责任单位：市工业和信息化局",
            ),
            (
                "开展精准招商",
                "编制产业链招商目录，组建专业招商队伍，建立项目准入和退出机制。",
                "牵头单位：市商务局；责任单位：各区县人民政府、各园区管委会；完成时限：2024年9月底前",
            ),
        ),
    ),
)

SUPPORT = (
    ("加强组织领导", "成立云川市制造业发展领导小组，办公室设在市工业和信息化局，每季度召开调度会议。"),
    ("强化资金保障", "统筹用好各类产业资金，发挥云川产业引导基金作用，加大重点项目信贷支持。"),
    ("严格考核评价", "建立目标任务台账，定期通报进展，评价结果纳入年度绩效考核。"),
)


def build() -> bytes:
    """The document's bytes."""
    document = docx.Document()
    page(document)
    head(document)
    heading(document, "一、总体要求")
    paragraph(document, GENERAL)
    heading(document, "二、主要目标")
    for sign, (lead, text) in zip("一二三四五", GOALS, strict=True):
        paragraph(document, text, bold=f"（{sign}）{lead}。")
    paragraph(document, "主要目标按区县分解如下：")
    table(document)
    heading(document, "三、重点任务")
    number = 0
    for sign, (group, items) in zip("一二三四", TASKS, strict=True):
        heading(document, f"（{sign}）{group}", size=12)
        for title, text, responsible in items:
            number += 1
            paragraph(document, f"{text}（{responsible}）", bold=f"{number}. {title}。")
    heading(document, "四、保障措施")
    for sign, (lead, text) in zip("一二三", SUPPORT, strict=True):
        paragraph(document, text, bold=f"（{sign}）{lead}。")
    return saved(document)


def page(document: docx.document.Document) -> None:
    """Margins, font, and the mark in the header of every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    style.paragraph_format.space_after = Pt(0)
    section.header.paragraphs[0].text = MARK


def head(document: docx.document.Document) -> None:
    """The mark once more, the document number and the title, as official documents carry them."""
    paragraph(document, f"（{MARK}）", indent=False)
    centred(document, "云政发〔2024〕示例号", 10.5)
    centred(document, TITLE, 16)
    paragraph(document, OPENING)


def centred(document: docx.document.Document, text: str, size: float) -> None:
    added = document.add_paragraph()
    added.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = added.add_run(text)
    run.bold, run.font.size = size > 12, Pt(size)


def heading(document: docx.document.Document, text: str, size: float = 14) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size = True, Pt(size)


def paragraph(document: docx.document.Document, text: str, bold: str = "", indent: bool = True) -> None:
    added = document.add_paragraph()
    if indent:
        added.paragraph_format.first_line_indent = Pt(21)
    if bold:
        added.add_run(bold).bold = True
    added.add_run(text)


def table(document: docx.document.Document) -> None:
    added = document.add_table(rows=len(DISTRICTS), cols=len(DISTRICTS[0]), style="Table Grid")
    for row, values in zip(added.rows, DISTRICTS, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value


def saved(document: docx.document.Document) -> bytes:
    """The document with its times fixed: python-docx writes the time of saving into every part."""
    document.core_properties.author = "Gaodi"
    document.core_properties.title = f"{TITLE}（虚构示例）"
    document.core_properties.comments = MARK
    document.core_properties.created = document.core_properties.modified = datetime(2024, 1, 1)  # noqa: DTZ001
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name(NAME)
    path.write_bytes(build())
    print(path)
