"""Forms: how data get in. A form describes a spreadsheet; the system writes it blank and reads it back.

    forms.load(ws)["annual-enterprise"]                       # what the form asks
    forms.check_file(ws, "annual-enterprise", "annual.xlsx", period="2023").faults
    forms.load_file(ws, "annual-enterprise", "annual.xlsx", period="2023", user="officer")
    forms.history(ws); forms.unload(ws, 12, user="officer", reason="the wrong file")

Everything is looked at before anything is kept; a load is written whole or not at all and can be taken back.
"""

from gaodi.registry.forms import layouts
from gaodi.registry.forms.definitions import Forms, load
from gaodi.registry.forms.history import history, original, unload
from gaodi.registry.forms.loading import check_file, load_file
from gaodi.registry.forms.looking import Layout, layouts_of
from gaodi.registry.forms.model import Column, Form
from gaodi.registry.forms.outcome import Checked, Faulty, Loaded
from gaodi.registry.forms.workbooks.blank import blank
from gaodi.registry.forms.workbooks.marked import mark

__all__ = [
    "Checked", "Column", "Faulty", "Form", "Forms", "Layout", "Loaded", "blank", "check_file", "history", "layouts",
    "layouts_of", "load", "load_file", "mark", "original", "unload",
]  # fmt: skip
