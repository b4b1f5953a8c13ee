"""What is said of each kind of fault, in English and in Chinese: pages are read in Chinese, commands in both."""

from gaodi.registry.forms.messages.cells import CELL
from gaodi.registry.forms.messages.codes import CODE
from gaodi.registry.forms.messages.files import FILE
from gaodi.registry.forms.messages.headers import HEADER
from gaodi.registry.forms.messages.rows import ROW
from gaodi.registry.forms.messages.template import Template, near

__all__ = ["TEMPLATES", "Template", "near"]

TEMPLATES: dict[str, Template] = FILE | HEADER | CELL | CODE | ROW
"""By the code of the fault."""
