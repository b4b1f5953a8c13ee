"""Reads and writes gaodi.yaml. All that is wrong in it is said at once, each with its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from gaodi.errors import Fault, WorkspaceError
from gaodi.workspace.settings import VERSION, Settings

NAME = "gaodi.yaml"

TEMPLATE = """\
# 高地工作区设置。# 之后是说明；改动后无需重启。
# Settings of a Gaodi workspace. What follows a # explains; a change counts from the next request on.

format: {format}          # 设置文件的格式，请勿改动 · format of this file, leave it as it is

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

sources: []        # 数据来源的优先顺序，靠前者优先 · sources of figures, the most trusted first

limits:
  document_mb: 50  # 上传文件的上限（兆字节） · largest document, in megabytes
"""

DEMONSTRATION = """
demonstration: true  # 由 gaodi start 建立并填充 · made and filled by `gaodi start`
"""


def text(settings: Settings) -> str:
    """A new settings file with its comments."""
    region = settings.region
    made = TEMPLATE.format(
        format=VERSION,
        name=_quoted(settings.name),
        code=_quoted(region.code),
        region=_quoted(region.name),
        region_en=_quoted(region.name_en),
    )
    return made + DEMONSTRATION if settings.demonstration else made


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def load(path: Path) -> Settings:
    """The settings in the file. Raises WorkspaceError with every fault and its line."""
    content = _parsed(path)
    if content is None:
        return Settings()
    if not isinstance(content, dict):
        raise WorkspaceError(Fault("These are not settings", str(path), "keys and values"))
    version = content.get("format", VERSION)
    if isinstance(version, int) and version > VERSION:
        what = f"This workspace has format {version}, and this Gaodi knows formats up to {VERSION}"
        raise WorkspaceError(Fault(what, _place(content, ("format",), path), do="Take a newer Gaodi"))
    try:
        return Settings.model_validate(content)
    except ValidationError as error:
        raise WorkspaceError.of(_faults(error, content, path)) from error


def _parsed(path: Path) -> Any:
    try:
        return YAML().load(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise WorkspaceError(Fault("The file is not UTF-8 text", str(path), do="Save it as UTF-8")) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}, line {mark.line + 1}" if mark else str(path)
        what = "A key stands there twice" if "duplicate key" in str(error.problem) else str(error.problem or "Not YAML")
        raise WorkspaceError(Fault(what[:1].upper() + what[1:], where, "YAML", "Put this line right")) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise WorkspaceError(Fault(f"It cannot be read as YAML ({type(error).__name__})", str(path))) from error


def _faults(error: ValidationError, content: Any, path: Path) -> Iterator[Fault]:
    for found in error.errors(include_url=False):
        steps = tuple(found["loc"])
        where = _place(content, steps, path)
        key = ".".join(str(step) for step in steps)
        if found["type"] == "extra_forbidden":
            yield Fault(f"There is no setting `{key}`", where, do=_meant(steps))
        else:
            said = "" if isinstance(found["input"], dict) else f" is {found['input']!r}"
            expected = str(found["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
            yield Fault(f"`{key}`{said}", where, expected)


def _meant(steps: Sequence[str | int]) -> str:
    known = _keys(Settings, steps[:-1])
    near = difflib.get_close_matches(str(steps[-1]), known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"There are {', '.join(known)}"


def _keys(model: type[BaseModel], steps: Sequence[str | int]) -> list[str]:
    for step in steps:
        inner = model.model_fields[str(step)].annotation
        assert isinstance(inner, type)  # noqa: S101 - parts of the settings are models
        model = inner
    return list(model.model_fields)


def _place(content: Any, steps: Sequence[str | int], path: Path) -> str:
    """`file, line n`: the line of the deepest key on the way that the file has."""
    line = None
    for step in steps:
        data = getattr(getattr(content, "lc", None), "data", None)
        if not isinstance(data, Mapping) or step not in data:
            break
        line, content = int(data[step][0]), content[step]
    return str(path) if line is None else f"{path}, line {line + 1}"
