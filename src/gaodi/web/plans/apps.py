"""The app of the plan's pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "gaodi.web.plans"
    label = "plans"
    verbose_name = _("Plan")

    def ready(self) -> None:
        from gaodi.web.plans import panels, place  # noqa: F401
