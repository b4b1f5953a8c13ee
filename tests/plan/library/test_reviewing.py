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
