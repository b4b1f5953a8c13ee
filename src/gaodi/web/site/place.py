"""The places of the frame itself: the cockpit and the help."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site.places import Place, register

register(Place("cockpit", _("Cockpit"), "layout-dashboard", "cockpit", Action.READ_COCKPIT, order=10))
register(Place("help", _("Help"), "help-circle", "help", Action.READ_HELP, order=90, foot=True))
