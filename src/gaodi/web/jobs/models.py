"""The record of one piece of background work, as its owner sees it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gaodi.web.jobs.kinds import label_of
from gaodi.web.policy.actions import Action


class State(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Job(models.Model):
    """Work under way: progress from 0 to 1, the last message, and where the result is once there is one."""

    policy_action = Action.READ_JOB

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=300, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    arguments = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.FloatField(_("progress"), default=0)
    message = models.TextField(_("message"), blank=True)
    result = models.CharField(_("result"), max_length=500, blank=True)
    cancel_requested = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True)
    heartbeat = models.DateTimeField(null=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    started = models.DateTimeField(_("started"), null=True)
    finished = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created"]
        indexes = [models.Index(fields=["owner", "-created"]), models.Index(fields=["state"])]

    def __str__(self) -> str:
        return self.title or self.kind_label

    @property
    def kind_label(self) -> str:
        return label_of(self.kind)

    @property
    def active(self) -> bool:
        """Whether it may still change."""
        return self.state in {State.QUEUED, State.RUNNING}

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return {State.DONE: "good", State.FAILED: "poor", State.RUNNING: "busy"}.get(self.state, "none")

    @property
    def percent(self) -> int:
        return round(self.progress * 100)
