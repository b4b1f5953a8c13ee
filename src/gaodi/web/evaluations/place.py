"""Where evaluations are found: under the rulebooks that they apply."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site.places import Page, add_page

add_page("rulebooks", Page(_("Evaluations"), "evaluations:index", Action.READ_RUNS, order=20))
