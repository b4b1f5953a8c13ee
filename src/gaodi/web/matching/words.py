"""The words of matching: kinds of records, decisions with their colours, the fields that are set side by side."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.registry.linkage import Decision
from gaodi.web.site.tables import Status

KINDS = {
    "trades": _("Sellers in purchase records"),
    "list": _("Members of lists"),
    "plan": _("Names in plans"),
}
DECISIONS = {
    Decision.LINKED.value: Status("good", _("Enterprise chosen")),
    Decision.NEW.value: Status("good", _("New enterprise")),
    Decision.REJECTED.value: Status("none", _("Of no enterprise")),
    Decision.QUEUED.value: Status("fair", _("Put back into the queue")),
}
FIELDS: dict[str, Any] = {
    "name": pgettext_lazy("enterprise", "Name"),
    "uscc": _("Unified social credit code"),
    "code": _("Other number"),
    "region": _("Region"),
    "address": _("Address"),
    "representative": _("Legal representative"),
}
COMPARED = {
    "name": _("Brand and trade"),
    "place": _("Place"),
    "form": _("Legal form"),
    "branch": _("Branch"),
    "code": _("Code"),
    "address": _("Address"),
    "person": _("Representative"),
}
