"""How far a review is."""

from gaodi.plan.library import ItemKind, State
from gaodi.plan.library.reviewing import review_of
from plan.library.plans import decided, plan


def test_everything_is_pending_at_first():
    review = review_of(plan(), [])
    assert (review.total, review.decided, review.share) == (6, 0, 0.0)


def test_each_action_leaves_its_state_and_who_did_it():
    review = review_of(plan(), [decided("accept", "target", "t1"), decided("reject", "name", "n1", user="wu")])
    assert review.state("target", "t1").state is State.ACCEPTED
    assert review.state("name", "n1").decision.user == "wu"
    assert review.decided == 2


def test_the_parts_of_a_split_count_as_decided():
    parts = {"parts": [{"value": 12}, {"value": 8}]}
    review = review_of(plan(), [decided("split", "target", "t2", parts)])
    assert review.state("target", "t2").state is State.SPLIT
    assert review.state("target", "t2.1").state is State.ADDED
    assert len(review.pending(ItemKind.TARGET)) == 2


def test_undoing_makes_an_item_pending_again():
    accept = decided("accept", "target", "t1")
    review = review_of(plan(), [accept, decided("undo", "target", "t1", {"decision": accept.id})])
    assert review.state("target", "t1").state is State.PENDING


def test_what_was_reviewed_before_it_was_added_needs_no_look_and_has_no_decision():
    review = review_of(plan(), [], State.BEFOREHAND)
    assert (review.beforehand, review.pending(), review.share) == (True, [], 1.0)
    assert review.state("target", "t1").decision is None
    taken = review_of(plan(), [decided("accept", "target", "t1")], State.BEFOREHAND)
    assert not taken.beforehand
    assert taken.state("target", "t1").state is State.ACCEPTED
    assert taken.state("target", "t2").state is State.BEFOREHAND


def test_where_there_is_nothing_to_decide_on_there_is_no_share():
    review = review_of(plan(targets=(), tasks=(), names=()), [])
    assert (review.total, review.share, review.beforehand) == (0, None, False)
