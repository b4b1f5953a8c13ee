"""What a person sees and does. Pages, the API, exports, charts and templates all ask here, and nowhere else.

    from gaodi.web import policy
    from gaodi.web.policy import Action

    policy.allows(user, Action.PUBLISH_PLAN)              # may this person do it, (to this thing)?
    policy.require(user, Action.PUBLISH_PLAN, plan)       # or be refused, with a sentence and an audit row
    policy.visible(user, Job.objects.all())               # what this person may see of these records or rows
    policy.decide(user, Action.READ_CONFIDENTIAL, metric) # allowed, refused or masked, and why

The rules are one table: `gaodi.web.policy.table`.
"""

from gaodi.web.policy.actions import Action
from gaodi.web.policy.decisions import Decision, Verdict, allows, decide, everywhere, mask, places_of, require, visible

__all__ = ["Action", "Decision", "Verdict", "allows", "decide", "everywhere", "mask", "places_of", "require", "visible"]
