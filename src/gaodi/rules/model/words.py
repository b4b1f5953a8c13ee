"""What stands in files as words: labels in both languages, expressions, names."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from gaodi.registry.definition import Definition, Text

Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d][\w]*$")]
"""A name that expressions can use: letters, digits and _, no digit first."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
"""The id of an item, clause or level."""

Path = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$")]
"""The id of a rulebook or family: `per-mu/huangyan-above-scale/2021`."""


def pattern(kind: Any) -> str:
    """The pattern of one of these."""
    return str(next(one.pattern for one in kind.__metadata__ if isinstance(one, StringConstraints)))


def _written(value: Any) -> Any:
    """A number that YAML has read is the text that it was; true and false too."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else value


Expression = Annotated[str, BeforeValidator(_written), StringConstraints(min_length=1, strip_whitespace=False)]
"""An expression of the language of rulebooks, such as `revenue >= 1 亿元`."""

Amount = Annotated[float, Field(allow_inf_nan=False)]


class Words(Definition):
    """A label in Chinese and English. In a file also the Chinese alone."""

    zh: Text
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, said: Any) -> Any:
        return {"zh": said} if isinstance(said, str) else said

    def label(self, language: str = "zh") -> str:
        """The words in the language; Chinese where there is no English."""
        return (self.en or self.zh) if language.startswith("en") else self.zh

    def __str__(self) -> str:
        return self.zh
