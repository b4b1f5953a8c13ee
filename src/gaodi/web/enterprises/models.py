"""Views of the list of enterprises that people keep: a name for what its address asks for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from gaodi.web.people.models import Organisation
from gaodi.web.policy.actions import Action


class SavedView(models.Model):
    """query: the parameters of the address, without the page. organisation: whose people see it too, if anybody's."""

    policy_action = Action.SAVE_VIEW

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="views", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.TextField(_("filter"), max_length=2000, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("shared within")
    )
    changed = models.DateTimeField(_("changed"), auto_now=True)

    history = HistoricalRecords(excluded_fields=["changed"])

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_of_a_name")]

    def __str__(self) -> str:
        return self.name
