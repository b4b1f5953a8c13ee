"""The app of rulebooks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulebooksConfig(AppConfig):
    name = "gaodi.web.rulebooks"
    label = "rulebooks"
    verbose_name = _("Rulebooks")

    def ready(self) -> None:
        from gaodi.web.rulebooks import place  # noqa: F401
