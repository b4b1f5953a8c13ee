"""The app of the API: it keeps the tokens with which scripts sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "gaodi.web.api"
    label = "api"
    verbose_name = _("API")
