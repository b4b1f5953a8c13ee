"""The words of who is who: kinds of organisation and roles. What a role may do is said in `policy.table`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organisation is."""

    LEADING_GROUP = "leading_group", _("Leading group")
    OFFICE = "office", _("Plan office")
    DEPARTMENT = "department", _("Department")
    CHAIN_OFFICE = "chain_office", _("Chain office")
    DISTRICT = "district", _("District or county")
    PARK = "park", _("Park")
    ENTERPRISE = "enterprise", _("Enterprise")
    INSTITUTION = "institution", _("Institution")


class Role(TextChoices):
    """What a person does in an organisation."""

    LEADER = "leader", _("Leader")
    OFFICER = "officer", _("Officer")
    REVIEWER = "reviewer", _("Reviewer")
    STATISTICIAN = "statistician", _("Statistician")
    PARK_OFFICER = "park_officer", _("Park officer")
    ENTERPRISE_OFFICER = "enterprise_officer", _("Enterprise officer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")
