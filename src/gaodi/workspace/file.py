"""Reads and writes gaodi.yaml. All that is wrong in it is said at once, each with its line."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from gaodi import catalog
from gaodi.catalog import reading
from gaodi.errors import Fault, InputError, WorkspaceError
from gaodi.workspace.settings import FORMAT, VERSION, Settings

NAME = "gaodi.yaml"

TEMPLATE = """\
# 高地工作区设置。# 之后是说明；改动后无需重启。
# Settings of a Gaodi workspace. What follows a # explains; a change counts from the next request on.

format: {format}  # 设置文件的格式，请勿改动 · format of this file, leave it as it is

name: {name}          # 工作区名称 · name of the workspace

region:            # 所属地区 · the region it is for
  code: {code}         # 行政区划代码（GB/T 2260，六位，加引号） · six digits, in quotes
  name: {region}
  name_en: {region_en}

language: zh       # 报告与命令行的语言 zh 或 en · language of reports and commands

lake: lake         # 数据存放处：本目录下的文件夹，或对象存储网址 · a folder in here, or the URL of an object store

attainment:        # 目标完成情况 · attainment of targets
  on_track: 0.7    # 完成概率不低于此值为“正常” · odds from which a target is on track
  at_risk: 0.3     # 不低于此值为“有风险”，低于为“难以完成” · odds from which it is at risk; below, unlikely
  interval: 0.8    # 预测区间的覆盖率 · share of futures that the forecast interval covers

second_opinion:    # 第二意见：请大模型另读一遍规划文本，默认关闭 · a model reads the plan as well; off by default
  address: ""      # 兼容 OpenAI 的接口地址，如 http://模型服务器:8000/v1；空为关闭 · of the interface; empty is off
  model: ""        # 模型名称 · name of the model
  key_variable: "" # 存放密钥的环境变量名，不是密钥本身 · name of the environment variable with the key, never the key
  timeout: 120     # 每次等待答复的秒数 · seconds to wait for an answer

sources: []        # 数据来源的优先顺序，靠前者优先 · sources of figures, the most trusted first
"""

DEMONSTRATION = """
demonstration: true  # 由 gaodi start 建立并填充 · made and filled by `gaodi start`
"""


def text(settings: Settings) -> str:
    """A new settings file with its comments."""
    region = settings.region
    made = TEMPLATE.format(
        format=FORMAT,
        name=_quoted(settings.name),
        code=_quoted(region.code),
        region=_quoted(region.name),
        region_en=_quoted(region.name_en),
    )
    return made + DEMONSTRATION if settings.demonstration else made


def _quoted(words: str) -> str:
    """As text in YAML, whatever it holds: JSON is a part of YAML."""
    return json.dumps(words, ensure_ascii=False)


def load(path: Path) -> Settings:
    """The settings in the file. Raises WorkspaceError with every fault and its line."""
    try:
        written = path.stat()
    except OSError as error:
        raise WorkspaceError(Fault(f"The settings cannot be read: {error.strerror}", str(path))) from error
    return _load(path, written.st_mtime_ns, written.st_size)


@lru_cache(maxsize=32)
def _load(path: Path, _changed: int, _size: int) -> Settings:
    """The file is read again when it was written again: a site opens its workspace for every page."""
    where = str(path)
    try:
        content = catalog.parsed(reading.text(path, NAME), where)
        if newer := _newer(content):
            at = catalog.place(content, ("format",), where)
            raise WorkspaceError(Fault(newer, at, f"`format: {FORMAT}`", "Take a newer Gaodi"))
        return catalog.validated(content, Settings, where, "The workspace")
    except InputError as error:
        raise WorkspaceError.of(error.faults) from error


def _newer(content: Any) -> str:
    """What to say of settings that a later Gaodi wrote; empty for others."""
    said = content.get("format") if isinstance(content, dict) else None
    found = re.fullmatch(r"gaodi-workspace/(\d+)", said) if isinstance(said, str) else None
    if found is None or int(found[1]) <= VERSION:
        return ""
    return f"This workspace has format {found[1]}, and this Gaodi knows formats up to {VERSION}"
