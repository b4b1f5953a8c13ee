"""The base of everything that a catalogue file defines: frozen, no unknown keys, ids that are slugs."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
"""An id: small letters, digits and hyphens; it never changes once it is used."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Definition(BaseModel):
    """A frozen record; a key that it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
