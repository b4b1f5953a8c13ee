"""The app of background work."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "gaodi.web.jobs"
    label = "jobs"
    verbose_name = _("Background work")

    def ready(self) -> None:
        from gaodi.web.jobs import place  # noqa: F401

        autodiscover_modules("jobs")
