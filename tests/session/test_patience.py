"""A deadline ends what it watches once it has passed, and nothing that was answered in time."""

from __future__ import annotations

import threading
from time import monotonic, sleep

import pytest

from proofgen.session.patience import Deadline, Watch


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_what_does_not_answer_is_ended(watch: Watch) -> None:
    ended = threading.Event()
    deadline = Deadline(ended.set)
    watch.over(deadline)
    with deadline.within(0.05):
        assert ended.wait(20)
    assert deadline.over
    watch.close()


def test_what_answered_is_left_alone_however_long_it_stays(watch: Watch) -> None:
    ended = threading.Event()
    deadline, other = Deadline(ended.set), Deadline(lambda: None)
    watch.over(deadline)
    watch.over(other)
    with deadline.within(60):
        pass
    with other.within(0.05):
        until = monotonic() + 20
        while not other.over and monotonic() < until:  # the watch has been by
            sleep(0.01)
    assert other.over
    assert not deadline.over
    assert not ended.is_set()
    watch.close()


def test_a_deadline_ends_once() -> None:
    count: list[int] = []
    deadline = Deadline(lambda: count.append(1))
    deadline.set(-1)
    deadline.look()
    deadline.look()
    assert count == [1]


def test_a_later_deadline_stands_for_the_earlier_one() -> None:
    count: list[int] = []
    deadline = Deadline(lambda: count.append(1))
    deadline.set(-1)
    deadline.set(60)
    deadline.look()
    assert not count


def test_a_closed_watch_ends_its_thread(watch: Watch) -> None:
    before = set(threading.enumerate())
    watch.over(Deadline(lambda: None))
    (mine,) = set(threading.enumerate()) - before
    watch.close()
    mine.join(20)
    assert not mine.is_alive()
