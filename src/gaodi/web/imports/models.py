"""The record of a file that somebody brought, from its upload to what became of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.web.jobs.models import Job
from gaodi.web.people.models import Organisation
from gaodi.web.policy.actions import Action


class State(models.TextChoices):
    """What is the matter with the file. Only LOADED and TAKEN_BACK have rows in the lake."""

    CHECKING = "checking", _("Being checked")
    FAULTY = "faulty", _("Has faults")
    WARNED = "warned", _("To be confirmed")
    READY = "ready", _("Ready to be loaded")
    LOADING = "loading", _("Being loaded")
    LOADED = "loaded", pgettext_lazy("import", "Loaded")
    REPEATED = "repeated", _("Loaded before")
    DISCARDED = "discarded", _("Discarded")
    TAKEN_BACK = "taken-back", _("Taken back")


class Import(models.Model):
    """One file for one form, period and source, brought by a person for an organisation.

    rows: those that would be, or were, loaded. counts: how many faults of each kind; tables: what each sheet has;
    written: rows by table of the lake. batch: that of the lake which it became, or of which it is the same file again.
    accepted_by: who confirmed the warnings. message: why the last step failed.
    """

    policy_action = Action.READ_IMPORTS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports", verbose_name=_("owner")
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, verbose_name=_("organisation"))
    form = models.CharField(_("form"), max_length=60)
    period = models.CharField(_("period"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=60)
    file = models.CharField(_("file"), max_length=255)
    size = models.BigIntegerField(_("size"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.CHECKING)
    rows = models.PositiveBigIntegerField(_("rows"), null=True)
    errors = models.PositiveIntegerField(_("errors"), default=0)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    counts = models.JSONField(default=dict)
    tables = models.JSONField(default=list)
    written = models.JSONField(default=dict)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("accepted by")
    )
    batch = models.PositiveBigIntegerField(_("batch"), null=True, db_index=True)
    message = models.TextField(_("message"), blank=True)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(_("created"), auto_now_add=True)
    changed = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created"]

    def __str__(self) -> str:
        return self.file

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("imports:one", args=[self.pk])

    @property
    def stamp(self) -> str:
        """What a form carries of the import that was read, so that nobody goes on with what has changed since."""
        return self.changed.isoformat()

    @property
    def working(self) -> bool:
        """Whether a job is at it."""
        return self.state in {State.CHECKING, State.LOADING} and self.job is not None and self.job.active

    @property
    def interrupted(self) -> bool:
        """Whether a job was to be at it that has ended without an outcome: cancelled, or its server killed."""
        return self.state in {State.CHECKING, State.LOADING} and not self.working

    @property
    def open(self) -> bool:
        """Whether it can still be loaded, mapped or discarded."""
        return self.state in {State.FAULTY, State.WARNED, State.READY} or self.interrupted
