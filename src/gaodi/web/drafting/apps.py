"""The app of drafts of rulebooks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    name = "gaodi.web.drafting"
    label = "drafting"
    verbose_name = _("Drafts of rulebooks")

    def ready(self) -> None:
        from gaodi.web.drafting import place  # noqa: F401
