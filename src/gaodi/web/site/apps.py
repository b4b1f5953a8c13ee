"""The app of the frame around the pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "gaodi.web.site"
    label = "site"
    verbose_name = _("Site")

    def ready(self) -> None:
        from gaodi.web.site import place  # noqa: F401
