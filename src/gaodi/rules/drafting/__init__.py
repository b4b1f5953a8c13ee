"""A rulebook of a workspace from its first draft to being in force: every text that was saved is a version, and stays.

    one = drafting.save(ws, text, tests, by="officer")          # version 1, a draft: it may still be at fault
    drafting.submit(ws, one.rulebook, one.version, by="officer")  # for review: without fault, its tests pass
    drafting.put_in_force(ws, one.rulebook, one.version, by="reviewer")   # by somebody else
    drafting.versions(ws, one.rulebook)

What is in force is a file in the `catalog/rulebooks` of the workspace, where an office may as well write by hand. Runs
keep the text that they were made by, so a new version changes none of them.
"""

from gaodi.rules.drafting.deciding import put_in_force, send_back, take_out_of_force
from gaodi.rules.drafting.examining import Examined, examine
from gaodi.rules.drafting.model import Draft, State
from gaodi.rules.drafting.reading import drafts, latest, source, version, versions
from gaodi.rules.drafting.reminding import reminders
from gaodi.rules.drafting.tables import DRAFTS
from gaodi.rules.drafting.writing import said_id, save, submit

__all__ = [
    "DRAFTS", "Draft", "Examined", "State", "drafts", "examine", "latest", "put_in_force", "reminders", "said_id",
    "save", "send_back", "source", "submit", "take_out_of_force", "version", "versions",
]  # fmt: skip
