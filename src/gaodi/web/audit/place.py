"""Where the audit trail is found in the navigation."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site.places import Place, register

register(Place("audit", _("Audit trail"), "shield-check", "audit:trail", Action.READ_AUDIT, order=70, foot=True))
