"""Personal tokens: a script signs in as the person who made it, and may do no more than that person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from gaodi.web.policy.actions import Action


class Token(models.Model):
    """A token is kept as a hash; what was shown once cannot be shown again."""

    policy_action = Action.USE_ACCOUNT

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    expires = models.DateTimeField(_("expires"))
    used = models.DateTimeField(_("last used"), null=True)

    history = HistoricalRecords(excluded_fields=["digest", "used"])

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-created"]

    def __str__(self) -> str:
        return self.name
