"""A worker in which a line goes wrong in the way that a name in it says, as `z_{\\text{loops}}` does. All other lines are searched as ever."""

from __future__ import annotations

FAULTS = ("loops", "stalls", "eats", "recurses", "crashes", "killed", "raises", "garbles", "babbles")

WORKER = r"""
import sys; sys.path[:] = sys.argv[3:]
import ctypes, os, signal
from proofgen.session import worker
searched = worker._searched
def loops():
    if "UNRULY" in os.environ: open(os.path.join(os.environ["UNRULY"], str(os.getpid())), "w").close()
    while True: pass
def stalls():
    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.valid_signals()))
    ctypes.PyDLL(None).sleep(600)  # in C, and nothing of Python runs meanwhile
def eats():
    kept = []
    while True: kept.append(bytes(1 << 28))  # asked for and not touched: the limit counts addresses
def recurses(depth=0):
    return recurses(depth + 1) + 1
def crashes():
    ctypes.string_at(0)
def killed():
    os.kill(os.getpid(), signal.SIGKILL)
def raises():
    raise KeyError("a fault of our own")
def garbles():
    os.write(answers, b'{"finding": "[[]]", "number": 0, "seconds": 0.1}\n')  # as if it were that of another line
def babbles():
    os.write(answers, b'\xff\x00 not an answer\n')
    loops()
def perhaps(task, seconds=None):
    for fault in (loops, stalls, eats, recurses, crashes, killed, raises, garbles, babbles):
        if fault.__name__ in task: fault()
    return searched(task, seconds)
worker._searched = perhaps
duplicate = os.dup
def dup(number):
    global answers
    answers = duplicate(number)
    return answers
os.dup = dup
worker.main(int(sys.argv[1]), int(sys.argv[2]))
"""
