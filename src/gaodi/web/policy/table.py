"""The rules: who may do what, held where, reaching how far. Read it top to bottom; there are no others.

Signing in gives nothing by itself: a person without a current membership can only use the own account. An
administrator looks after accounts and an auditor looks after the trail, and neither can do the other's work nor
decide on plans (the separation of duties of GB/T 22239, level 3).
"""

from __future__ import annotations

from dataclasses import dataclass

from gaodi.web.people.roles import Kind, Role
from gaodi.web.policy.actions import Action
from gaodi.web.policy.reach import EVERYWHERE, OWN, OWN_PLACE, Reach


@dataclass(frozen=True, slots=True)
class Grant:
    """These roles, held in these kinds of organisation (any, if none is named), reach this far."""

    roles: tuple[Role, ...]
    reach: Reach = EVERYWHERE
    at: tuple[Kind, ...] = ()

    def holds(self, role: str, kind: str) -> bool:
        """Whether a membership of this role in such an organisation has the permission."""
        return role in self.roles and (not self.at or kind in self.at)


EVERYONE = tuple(Role)
CITY = (Kind.LEADING_GROUP, Kind.OFFICE)
GOVERNMENT = (*CITY, Kind.DEPARTMENT, Kind.CHAIN_OFFICE, Kind.DISTRICT, Kind.PARK)
WORKING = (Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN, Role.PARK_OFFICER)

# What every account may do, member of something or not.
ACCOUNT = frozenset({Action.USE_ACCOUNT})

TABLE: dict[Action, tuple[Grant, ...]] = {
    Action.USE_ACCOUNT: (Grant(EVERYONE, OWN),),
    Action.USE_API: (Grant((*WORKING, Role.AUDITOR), OWN),),
    Action.READ_HELP: (Grant(EVERYONE),),
    Action.READ_COCKPIT: (Grant((*WORKING, Role.AUDITOR)),),
    Action.READ_PLAN: (Grant((*WORKING, Role.ENTERPRISE_OFFICER, Role.AUDITOR)),),
    Action.READ_DRAFT_PLAN: (
        Grant((Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN), at=CITY),
        Grant((Role.AUDITOR,)),
    ),
    Action.COMPILE_PLAN: (Grant((Role.OFFICER, Role.REVIEWER), at=CITY),),
    Action.REVIEW_PLAN: (Grant((Role.OFFICER, Role.REVIEWER), at=CITY),),
    Action.PUBLISH_PLAN: (Grant((Role.REVIEWER,), at=CITY),),
    Action.READ_ENTERPRISES: (
        Grant((*WORKING, Role.AUDITOR)),
        Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),
    ),
    Action.SAVE_VIEW: (Grant((*WORKING, Role.AUDITOR), OWN),),
    Action.READ_FIGURES: (Grant((*WORKING, Role.ENTERPRISE_OFFICER, Role.AUDITOR)),),
    Action.READ_CONFIDENTIAL: (
        Grant((Role.LEADER, Role.STATISTICIAN), at=CITY),
        # Who enters the figures of the whole city sees them, as a statistics bureau does.
        Grant((Role.STATISTICIAN,), at=(Kind.DEPARTMENT,)),
        Grant((Role.STATISTICIAN,), OWN_PLACE, at=GOVERNMENT),
        Grant((Role.PARK_OFFICER,), OWN_PLACE, at=(Kind.PARK, Kind.DISTRICT)),
        Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),
    ),
    # A department of the city, as its statistics bureau, enters what it gathers of the whole city.
    Action.ENTER_FIGURES: (
        Grant((Role.STATISTICIAN,), at=(*CITY, Kind.DEPARTMENT)),
        Grant((Role.STATISTICIAN,), OWN_PLACE, at=GOVERNMENT),
    ),
    Action.READ_IMPORTS: (
        Grant((Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN), at=CITY),
        Grant((Role.AUDITOR,)),
        Grant((Role.LEADER, Role.OFFICER, Role.STATISTICIAN, Role.PARK_OFFICER), OWN_PLACE, at=GOVERNMENT),
    ),
    Action.TAKE_BACK_IMPORT: (
        Grant((Role.STATISTICIAN,), at=CITY),
        Grant((Role.STATISTICIAN,), OWN_PLACE, at=GOVERNMENT),
    ),
    Action.DECIDE_MATCH: (
        Grant((Role.OFFICER, Role.STATISTICIAN), at=CITY),
        Grant((Role.STATISTICIAN,), at=(Kind.DEPARTMENT,)),
    ),
    Action.READ_RULEBOOKS: (Grant((*WORKING, Role.ENTERPRISE_OFFICER, Role.AUDITOR)),),
    # Who wrote a rulebook does not decide about it, whatever the role: gaodi.rules.drafting sees to it.
    Action.DRAFT_RULEBOOK: (Grant((Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN), at=(*CITY, Kind.DEPARTMENT)),),
    Action.PUT_RULEBOOK_IN_FORCE: (Grant((Role.REVIEWER,), at=(*CITY, Kind.DEPARTMENT)),),
    # Results name single enterprises before they are published: the city's offices and departments see all of them,
    # a park or a district those of its own, an enterprise its own.
    Action.READ_RUNS: (
        Grant((Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN), at=(*CITY, Kind.DEPARTMENT)),
        Grant((Role.AUDITOR,)),
        Grant((Role.LEADER, Role.OFFICER, Role.STATISTICIAN, Role.PARK_OFFICER), OWN_PLACE, at=GOVERNMENT),
        Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),
    ),
    # An enterprise sees its results once they are public, not what the office tries or has taken back.
    Action.READ_TRIAL_RUNS: (Grant(WORKING, at=GOVERNMENT), Grant((Role.AUDITOR,))),
    Action.PUBLICISE_RUN: (Grant((Role.LEADER, Role.REVIEWER), at=(*CITY, Kind.DEPARTMENT)),),
    Action.CONCLUDE_RUN: (Grant((Role.REVIEWER,), at=(*CITY, Kind.DEPARTMENT)),),
    # Who decides for the city does not object; who looks after a place objects for what is in it.
    Action.OBJECT: (
        Grant((Role.OFFICER, Role.STATISTICIAN, Role.PARK_OFFICER), OWN_PLACE, at=(Kind.DISTRICT, Kind.PARK)),
        Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),
    ),
    Action.DECIDE_OBJECTION: (Grant((Role.OFFICER, Role.REVIEWER), at=(*CITY, Kind.DEPARTMENT)),),
    Action.READ_OWN_RESULTS: (Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),),
    Action.EVALUATE: (Grant((Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN), at=(*CITY, Kind.DEPARTMENT)),),
    Action.MATCH_POLICIES: (
        Grant((Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.STATISTICIAN), at=(*CITY, Kind.DEPARTMENT)),
        Grant((Role.LEADER, Role.OFFICER, Role.STATISTICIAN, Role.PARK_OFFICER), OWN_PLACE, at=GOVERNMENT),
        Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),
    ),
    Action.ANSWER_QUESTIONNAIRE: (
        Grant((Role.OFFICER, Role.STATISTICIAN), at=(*CITY, Kind.DEPARTMENT)),
        Grant((Role.OFFICER, Role.STATISTICIAN, Role.PARK_OFFICER), OWN_PLACE, at=GOVERNMENT),
        Grant((Role.ENTERPRISE_OFFICER,), OWN_PLACE, at=(Kind.ENTERPRISE,)),
    ),
    Action.EXPORT: (Grant((*WORKING, Role.AUDITOR, Role.ADMINISTRATOR)),),
    Action.READ_JOB: (Grant(EVERYONE, OWN),),
    Action.CANCEL_JOB: (Grant(EVERYONE, OWN),),
    Action.ADMINISTER_PEOPLE: (Grant((Role.ADMINISTRATOR,), OWN_PLACE),),
    Action.READ_AUDIT: (Grant((Role.AUDITOR,), at=CITY),),
}

# Refused here means masked: the page is shown, the figure is not.
MASKED = frozenset({Action.READ_CONFIDENTIAL})
