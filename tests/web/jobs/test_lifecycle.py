"""Background work: queued, run, reported, cancelled, failed with a sentence, seen by its owner only."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation

from gaodi.errors import InputError, NotFound
from gaodi.web import jobs
from gaodi.web.audit.models import Entry
from gaodi.web.jobs import kinds, services
from gaodi.web.jobs.models import Job, State
from gaodi.web.jobs.work import Work
from gaodi.web.jobs.workers import alive, this_worker
from gaodi.web.people.roles import Role


@pytest.fixture
def kind():
    """Declare a kind of work for the length of a test: `kind(function, retries=0)`."""
    made = []

    def declare(run, retries: int = 1) -> str:
        name = f"test.{len(made)}"
        made.append(name)
        jobs.kind(name, label="A test", retries=retries)(run)
        return name

    yield declare
    for name in made:
        del kinds._KINDS[name]


@pytest.fixture
def owner(person):
    return person(Role.OFFICER)


def run(job: Job) -> Job:
    services.run.call(str(job.pk))
    job.refresh_from_db()
    return job


def test_work_that_ends_well_leads_to_its_result(kind, owner):
    name = kind(lambda work, what: f"/plan/{what}/")
    job = run(jobs.start(name, owner=owner, title="规划", what="one"))
    assert (job.state, job.progress, job.result) == (State.DONE, 1.0, "/plan/one/")
    assert job.started is not None
    assert job.finished is not None


def test_work_waits_for_the_worker_of_the_database_backend(kind, owner):
    from django_tasks_db.models import DBTaskResult

    job = jobs.start(kind(lambda work: None), owner=owner)
    assert job.state == State.QUEUED
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(job.pk)]


def test_a_kind_that_does_not_exist_is_refused(owner):
    with pytest.raises(NotFound, match="nonsense"):
        jobs.start("nonsense", owner=owner)


def test_what_was_wrong_is_said_to_the_owner(kind, owner):
    def fail(work):
        raise InputError("The file is empty. Upload another.")

    job = run(jobs.start(kind(fail), owner=owner))
    assert (job.state, job.message) == (State.FAILED, "The file is empty. Upload another.")


def test_an_error_that_was_not_foreseen_shows_a_number_and_no_traceback(kind, owner):
    def fail(work):
        raise ZeroDivisionError("secret detail")

    job = run(jobs.start(kind(fail), owner=owner))
    assert job.state == State.FAILED
    assert str(job.pk)[:8] in job.message
    assert "secret" not in job.message


def test_progress_is_written_at_most_once_a_second_and_never_falls(kind, owner, django_assert_max_num_queries):
    seen = []

    def report(work):
        with django_assert_max_num_queries(4):
            for step in range(1000):
                work.progress(step / 1000, f"step {step}")
        work.progress(0.2)
        seen.append(work.job.progress)

    run(jobs.start(kind(report), owner=owner))
    assert seen == [0.999]


def test_waiting_work_is_cancelled_at_once_and_never_runs(kind, owner):
    ran = []
    job = jobs.start(kind(lambda work: ran.append(1)), owner=owner)
    services.cancel(job, owner)
    assert job.state == State.CANCELLED
    assert run(job).state == State.CANCELLED
    assert ran == []


def test_running_work_stops_at_its_next_report(kind, owner):
    after = []

    def work_on(work: Work):
        services.cancel(Job.objects.get(pk=work.job.pk), owner)
        work.progress(0.5)
        after.append("not reached")

    job = run(jobs.start(kind(work_on), owner=owner))
    assert job.state == State.CANCELLED
    assert after == []


def test_work_runs_once_even_if_it_is_handed_out_twice(kind, owner):
    ran = []
    job = jobs.start(kind(lambda work: ran.append(1)), owner=owner)
    run(job)
    run(job)
    assert ran == [1]


def test_work_runs_in_the_language_and_the_name_of_its_owner(kind, owner):
    languages = []
    owner.language = "en"
    owner.save()

    def note(work):
        languages.append(translation.get_language())

    run(jobs.start(kind(note), owner=owner))
    assert languages == ["en"]
    assert Entry.objects.get(action="job.done").actor == "officer"


def lost(job: Job, tries: int = 1) -> Job:
    worker = this_worker().rpartition(":")[0] + ":0"
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING, worker=worker, tries=tries, heartbeat=timezone.now(), started=timezone.now()
    )
    job.refresh_from_db()
    return job


def test_work_whose_worker_is_gone_is_started_again(kind, owner):
    job = lost(jobs.start(kind(lambda work: "/done/"), owner=owner))
    assert services.recover() == 1
    job.refresh_from_db()
    assert job.state == State.QUEUED
    assert run(job).state == State.DONE


def test_work_that_may_not_be_repeated_is_said_to_have_failed(kind, owner):
    job = lost(jobs.start(kind(lambda work: None, retries=0), owner=owner))
    services.recover()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "中断" in job.message


def test_work_that_kills_its_worker_each_time_is_not_tried_for_ever(kind, owner):
    job = lost(jobs.start(kind(lambda work: None), owner=owner), tries=2)
    services.recover()
    job.refresh_from_db()
    assert job.state == State.FAILED


def test_work_whose_worker_lives_is_left_alone(kind, owner):
    job = jobs.start(kind(lambda work: None), owner=owner)
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, worker=this_worker(), heartbeat=timezone.now())
    assert services.recover() == 0


def test_a_worker_on_another_machine_is_given_up_after_silence():
    name = "elsewhere:17:123"
    assert alive(name, timezone.now())
    assert not alive(name, timezone.now() - timezone.timedelta(minutes=5))


def test_the_fragment_polls_while_the_work_is_active_and_stops_afterwards(kind, sign_in):
    officer = sign_in(Role.OFFICER)
    job = jobs.start(kind(lambda work: "/help/"), owner=officer.user, title="规划")
    address = reverse("jobs:progress", args=[job.pk])
    assert "hx-trigger" in officer.get(address, headers={"hx-request": "true"}).content.decode()
    run(job)
    done = officer.get(address, headers={"hx-request": "true"}).content.decode()
    assert "hx-trigger" not in done
    assert 'href="/help/"' in done


def test_a_page_that_follows_the_work_is_sent_to_the_result(kind, sign_in):
    officer = sign_in(Role.OFFICER)
    job = run(jobs.start(kind(lambda work: "/help/"), owner=officer.user))
    answer = officer.get(reverse("jobs:progress", args=[job.pk]) + "?follow=1", headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"] == "/help/"


def test_the_work_of_others_is_neither_seen_nor_cancelled(kind, owner, sign_in):
    job = jobs.start(kind(lambda work: None), owner=owner, title="not yours")
    reviewer = sign_in(Role.REVIEWER)
    assert "not yours" not in reviewer.get(reverse("jobs:mine")).content.decode()
    assert reviewer.get(reverse("jobs:progress", args=[job.pk])).status_code == 403
    assert reviewer.post(reverse("jobs:cancel", args=[job.pk])).status_code == 403
    job.refresh_from_db()
    assert not job.cancel_requested


def test_arguments_have_to_be_plain_data(kind, owner):
    with pytest.raises((TypeError, ValidationError)):
        jobs.start(kind(lambda work, what: None), owner=owner, what=object())
