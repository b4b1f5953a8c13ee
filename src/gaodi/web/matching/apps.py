"""The app of matching."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    name = "gaodi.web.matching"
    label = "matching"
    verbose_name = _("Matching")

    def ready(self) -> None:
        from gaodi.web.matching import place  # noqa: F401
