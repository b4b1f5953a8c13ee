"""What is said of files that cannot be read, or are not what they should be."""

from __future__ import annotations

from gaodi.registry.forms.messages.template import Template, error

FILE: dict[str, Template] = {
    "missing-file": error(
        en="There is no such file",
        zh="文件不存在",
        do_en="Check the name and the folder",
        do_zh="请核对文件名和目录",
    ),
    "empty-file": error(
        en="The file is empty",
        zh="文件是空的",
        do_en="Send it again",
        do_zh="请重新发送",
    ),
    "foreign-file": error(
        en="This is {kind_en}. Expected {expected}",
        zh="这是{kind_zh}，不是表格。可读取：{expected}",
        do_en="Give the table itself",
        do_zh="请提供表格文件",
    ),
    "wrong-ending": error(
        en="The name ends in {ending!r}, the content is {kind_en}",
        zh="文件名后缀为 {ending}，内容却是{kind_zh}",
        do_en="Check that this is the right file, and give it its right ending",
        do_zh="请核对是否选错文件，并改用正确的后缀",
    ),
    "encrypted": error(
        en="The workbook is protected by a password",
        zh="工作簿设有打开密码",
        do_en="Save it without a password and send it again",
        do_zh="请取消密码后另存再上传",
    ),
    "damaged": error(
        en="The file is damaged or cut off ({reason})",
        zh="文件已损坏或不完整（{reason}）",
        do_en="Open it, save it anew and send it again",
        do_zh="请打开后另存，再重新上传",
    ),
    "bomb": error(
        en="The file would unpack from {packed} to {unpacked}, more than is read",
        zh="文件解压后将由 {packed} 膨胀到 {unpacked}，超出限制",
        do_en="Do not open it; ask the sender for the table itself, or give large tables as CSV",
        do_zh="请勿打开；请向报送方索取原表，数据量大的请用 CSV 报送",
    ),
    "too-many-parts": error(
        en="The archive has {count} parts; at most {most} are read",
        zh="压缩包内有 {count} 个部分，最多可读取 {most} 个",
        do_en="Send them in several files",
        do_zh="请分几个文件报送",
    ),
    "wandering-part": error(
        en="A part of the archive is named {part!r}, which leads out of its folder",
        zh="压缩包中的 {part!r} 指向包外目录",
        do_en="Do not open it; ask the sender for the table itself",
        do_zh="请勿打开；请向报送方索取原表",
    ),
    "document-type": error(
        en="The part {part} declares a document type, which no spreadsheet program does",
        zh="工作簿部件 {part} 含文档类型声明，表格软件不会这样写",
        do_en="Do not open it; ask the sender for the table itself",
        do_zh="请勿打开；请向报送方索取原表",
    ),
    "no-table-inside": error(
        en="There is no .csv file in the archive; it has {inside}",
        zh="压缩包内没有 .csv 文件，只有：{inside}",
        do_en="Give workbooks one by one; only tables in CSV may be packed together",
        do_zh="工作簿请逐个上传，仅 CSV 可打包上传",
    ),
    "too-many-sheets": error(
        en="The workbook has {count} sheets; at most {most} are read",
        zh="工作簿有 {count} 张工作表，最多可读取 {most} 张",
        do_en="Take out the sheets that are no returns",
        do_zh="请删除与填报无关的工作表",
    ),
    "too-many-cells": error(
        en="The sheet reaches to {corner}, {count:,} cells; a workbook may have {most:,}",
        zh="工作表用到 {corner}，共 {count:,} 个单元格，工作簿最多 {most:,} 个",
        do_en="Delete what stands far out, or save the sheet as CSV, which has no such limit",
        do_zh="请删除远处的多余内容，或另存为 CSV（无此限制）",
    ),
    "too-many-rows": error(
        en="There are more than {most:,} rows",
        zh="超过 {most:,} 行",
        do_en="Divide the file",
        do_zh="请拆分文件",
    ),
    "too-many-columns": error(
        en="There are {count:,} columns; at most {most:,} are read",
        zh="共有 {count:,} 列，最多可读取 {most:,} 列",
        do_en="Check the delimiter, or take out what is no column",
        do_zh="请检查分隔符或删除多余的列",
    ),
    "unknown-encoding": error(
        en="The text is in no known encoding: byte {byte} (0x{found:02X}) belongs to neither UTF-8 nor GB18030",
        zh="无法识别文字编码：第 {byte} 字节（0x{found:02X}）既非 UTF-8 也非 GB18030",
        do_en="Save it as CSV UTF-8",
        do_zh="请另存为“CSV UTF-8”格式",
    ),
    "broken-encoding": error(
        en="The text is UTF-8, but byte {byte} (0x{found:02X}) does not belong there",
        zh="文件为 UTF-8 编码，但第 {byte} 字节（0x{found:02X}）有误",
        do_en="The file is damaged, or two encodings are mixed: save it anew as CSV UTF-8",
        do_zh="文件损坏或混用两种编码，请重新另存为“CSV UTF-8”格式",
    ),
    "binary": error(
        en="This is not a table: it has bytes that no text has",
        zh="这不是文本表格：含有文本中不会出现的字节",
        do_en="Give a workbook, a CSV or a Parquet file",
        do_zh="请提供工作簿、CSV 或 Parquet 文件",
    ),
    "open-quote": error(
        en="A quotation mark in row {row} is opened and never closed",
        zh="第 {row} 行的引号没有配对",
        do_en="Close it, or double a quotation mark that belongs to the text",
        do_zh="请补全引号；内容中的引号应写两次",
    ),
    "no-header": error(
        en=(
            "No sheet has the header of the form {form}: of its {columns} columns none is found in the first "
            "{searched} rows"
        ),
        zh="没有一张工作表含有“{form_zh}”的表头：前 {searched} 行中找不到其 {columns} 个列名",
        do_en="Use the blank workbook of the form, or map the columns of this layout once (`gaodi forms layout`)",
        do_zh="请使用该表的空白表，或对这一版式做一次列对应（gaodi forms layout）",
    ),
    "no-rows": error(
        en="There are no rows under the header",
        zh="表头之下没有数据",
        do_en="Fill the table in and send it again",
        do_zh="请填报后重新上传",
    ),
    "other-form": error(
        en="This workbook was made for the form {found}, not for {form}",
        zh="该工作簿是“{found}”的空白表，不是“{form}”的",
        do_en="Load it as what it is, or fill in the right form",
        do_zh="请按原表种导入，或改填正确的表",
    ),
    "made-up": error(
        en="This workbook was made for a demonstration: its enterprises are made up",
        zh="该工作簿来自演示工作区，其中企业均为虚构",
        do_en="Take a blank workbook of this workspace",
        do_zh="请使用本工作区的空白表",
    ),
    "other-period": error(
        en="This workbook was made for {found}, not for {period}",
        zh="该工作簿的报告期为 {found}，不是 {period}",
        do_en="Load it for its own period, or fill in a blank workbook of {period}",
        do_zh="请按原报告期导入，或改填 {period} 的空白表",
    ),
    "cannot-stage": error(
        en="The file could not be prepared: {reason}",
        zh="无法完成导入准备：{reason}",
        do_en="Look at the disk (space, permissions) and try again; nothing was loaded",
        do_zh="请检查磁盘空间和权限后重试；未导入任何数据",
    ),
}
