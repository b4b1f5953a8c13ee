"""The app of the process of evaluations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcessConfig(AppConfig):
    name = "gaodi.web.process"
    label = "process"
    verbose_name = _("Process of evaluations")

    def ready(self) -> None:
        from gaodi.web.process import place  # noqa: F401
