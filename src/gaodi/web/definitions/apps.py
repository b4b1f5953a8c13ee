"""The app of the definitions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DefinitionsConfig(AppConfig):
    name = "gaodi.web.definitions"
    label = "definitions"
    verbose_name = _("Definitions")

    def ready(self) -> None:
        from gaodi.web.definitions import place  # noqa: F401
