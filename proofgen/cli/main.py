"""`proofgen`: the group of commands, and the edge at which a broken pipe or Ctrl-C becomes an exit code."""

from __future__ import annotations

import os
import signal
import sys

import click

from proofgen import __version__
from proofgen.cli.build import build
from proofgen.cli.cache import cache
from proofgen.cli.check import check
from proofgen.cli.explain import explain
from proofgen.cli.grade import grade
from proofgen.cli.new import new
from proofgen.cli.read import read
from proofgen.cli.template import template
from proofgen.cli.verify_stamp import verify_stamp

COMMANDS = (check, read, build, explain, new, verify_stamp, template, cache, grade)
BROKEN_PIPE, INTERRUPTED = 1, 130  # the first as click has it

ENDINGS = (signal.SIGTERM, *((signal.SIGHUP,) if sys.platform != "win32" else ()))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="proofgen")
def commands() -> None:
    """Checks the derivation you wrote, line by line, and sets it as a handout."""


for _command in COMMANDS:
    commands.add_command(_command)


def main() -> None:
    """Exit 0: all proved, or as the file expects. 1: otherwise. 2: usage, a missing file, no TeX."""
    for number in ENDINGS:
        signal.signal(number, _end)
    sys.exit(_run())


def _end(number: int, _frame: object) -> None:
    """Told to end, as by a CI whose time is over: the way out is that of Ctrl-C, past every worker."""
    sys.exit(128 + number)


def _run() -> int:
    try:
        code = commands.main(prog_name="proofgen", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as in `proofgen check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        return INTERRUPTED
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    return code if isinstance(code, int) else 0
