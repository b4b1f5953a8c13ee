"""The places of the frame itself: the cockpit and the help."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site import help as guide
from gaodi.web.site.places import Place, register

register(Place("cockpit", _("Cockpit"), "layout-dashboard", "cockpit", Action.READ_COCKPIT, order=10))
register(Place("help", _("Help"), "help-circle", "help", Action.READ_HELP, order=90, foot=True))

guide.add(guide.Topic("start", _("First steps"), "site/help/start.html", order=0))
guide.add(guide.Topic("cockpit", _("Cockpit"), "site/help/cockpit.html", order=10))
guide.add(guide.Topic("tables", _("Tables and exports"), "site/help/tables.html", order=60))
guide.add(guide.Topic("account", _("Account and safety"), "site/help/account.html", order=65))
guide.add(guide.Topic("administration", _("Administration"), "site/help/administration.html", order=70))
guide.add(guide.Topic("audit", _("Audit trail"), "site/help/audit.html", order=75))
guide.add(guide.Topic("jobs", _("Background work"), "site/help/jobs.html", order=80))
