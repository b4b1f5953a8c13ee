"""One region's folder: its settings, its lake, and the services that know them.

ws = gaodi.open("var/city")
ws.settings.region.name
ws.lake.read("observations")
ws.plan.attainment()          # a namespace: the package above registers it
"""

from gaodi.workspace.settings import Attainment, Language, Region, SecondOpinion, Settings
from gaodi.workspace.workspace import Workspace

__all__ = ["Attainment", "Language", "Region", "SecondOpinion", "Settings", "Workspace"]
