"""One row of the audit trail. Rows are added by `audit.services.record` and by nothing else."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """Somebody tried to change or delete what must stay."""


class EntryQuerySet(models.QuerySet["Entry"]):
    def update(self, **kwargs):
        raise AppendOnly("The audit trail is only added to; its rows are never changed.")

    def delete(self):
        raise AppendOnly("The audit trail is only added to; its rows are never deleted.")


class Entry(models.Model):
    """Who did what to which thing, when and from where; `digest` covers the row and the digest before it."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(_("time"), db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    actor = models.CharField(_("who"), max_length=150, blank=True)
    action = models.CharField(_("action"), max_length=60, db_index=True)
    kind = models.CharField(_("kind of thing"), max_length=60, blank=True)
    key = models.CharField(_("key"), max_length=200, blank=True)
    label = models.CharField(_("thing"), max_length=300, blank=True)
    details = models.TextField(_("details"), blank=True)
    address = models.CharField(_("address"), max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-sequence"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [models.Index(fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.actor} {self.action} {self.kind} {self.key}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("The audit trail is only added to; its rows are never changed.")
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k != "force_insert"})

    def delete(self, *args, **kwargs):
        raise AppendOnly("The audit trail is only added to; its rows are never deleted.")
