"""The app of answers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnswersConfig(AppConfig):
    name = "gaodi.web.answers"
    label = "answers"
    verbose_name = _("Answers")

    def ready(self) -> None:
        from gaodi.web.answers import place  # noqa: F401
