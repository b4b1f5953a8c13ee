"""The app of imports and data quality."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "gaodi.web.imports"
    label = "imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        from gaodi.web.imports import place  # noqa: F401
