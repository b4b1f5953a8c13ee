"""The app of accounts, organisations and memberships."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "gaodi.web.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from gaodi.web.people import place  # noqa: F401  (registers the navigation entries)
