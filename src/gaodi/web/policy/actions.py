"""The things that can be asked for. A new page or API call names one of these, or adds one here and in the table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Action(TextChoices):
    """What somebody wants to do."""

    USE_ACCOUNT = "use_account", _("Use one's own account")
    USE_API = "use_api", _("Use the API with a token")
    READ_HELP = "read_help", _("Read the help")
    READ_COCKPIT = "read_cockpit", _("See the cockpit")
    READ_PLAN = "read_plan", _("See published plans, targets and tasks")
    READ_DRAFT_PLAN = "read_draft_plan", _("See plans under review")
    COMPILE_PLAN = "compile_plan", _("Compile a plan from a document")
    REVIEW_PLAN = "review_plan", _("Decide on compiled targets and tasks")
    PUBLISH_PLAN = "publish_plan", _("Publish a plan")
    READ_ENTERPRISES = "read_enterprises", _("See enterprises")
    SAVE_VIEW = "save_view", _("Save views of lists")
    READ_FIGURES = "read_figures", _("See figures that are not confidential")
    READ_CONFIDENTIAL = "read_confidential", _("See confidential figures")
    ENTER_FIGURES = "enter_figures", _("Enter and correct figures")
    READ_IMPORTS = "read_imports", _("See what was imported, by whom and when")
    TAKE_BACK_IMPORT = "take_back_import", _("Take an import back")
    DECIDE_MATCH = "decide_match", _("Decide which enterprise a name means")
    READ_RULEBOOKS = "read_rulebooks", _("Read rulebooks and their tests")
    DRAFT_RULEBOOK = "draft_rulebook", _("Write rulebooks and hand them in for review")
    PUT_RULEBOOK_IN_FORCE = "put_rulebook_in_force", _("Decide about rulebooks that were handed in")
    READ_RUNS = "read_runs", _("See evaluations and their results")
    READ_TRIAL_RUNS = "read_trial_runs", _("See evaluations that are not public: trials, corrected and withdrawn ones")
    PUBLICISE_RUN = "publicise_run", _("Make the results of an evaluation public for objections")
    CONCLUDE_RUN = "conclude_run", _("Correct an evaluation, make it final or withdraw it")
    OBJECT = "object", _("Object to the result of an enterprise or a place")
    DECIDE_OBJECTION = "decide_objection", _("Decide about objections")
    READ_OWN_RESULTS = "read_own_results", _("See the results and objections of the own enterprise together")
    EVALUATE = "evaluate", _("Evaluate rulebooks and try changes to them")
    MATCH_POLICIES = "match_policies", _("See what policies offer an enterprise")
    ANSWER_QUESTIONNAIRE = "answer_questionnaire", _("Answer what rulebooks ask of an enterprise")
    EXPORT = "export", _("Export tables")
    READ_JOB = "read_job", _("See background work")
    CANCEL_JOB = "cancel_job", _("Cancel background work")
    ADMINISTER_PEOPLE = "administer_people", _("Administer accounts, organisations and roles")
    READ_AUDIT = "read_audit", _("Read and check the audit trail")
