"""Where background work is found in the navigation."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site.places import Place, register

register(Place("jobs", _("Background work"), "progress", "jobs:mine", Action.READ_JOB, order=80, foot=True))
