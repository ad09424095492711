"""The group of commands, and the edge at which a broken pipe or Ctrl-C becomes an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module

import click

from proofgen import __version__
from proofgen.cli.main import BROKEN_PIPE, INTERRUPTED

COMMANDS = ("check", "read", "build", "explain", "new", "verify-stamp", "template", "cache", "grade")
"""Each is the function of that name in the module of that name."""

ENDINGS = (signal.SIGTERM, *((signal.SIGHUP,) if sys.platform != "win32" else ()))


class Commands(click.Group):
    """Loads a command when it is asked for: `check` should not wait for what only `build` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            from difflib import get_close_matches  # lazily: start-up time

            near = [] if ctx.resilient_parsing else get_close_matches(cmd_name, COMMANDS, 1)
            return ctx.fail(f"No such command {cmd_name!r}. Did you mean {near[0]!r}?") if near else None
        name = cmd_name.replace("-", "_")
        found: click.Command = getattr(import_module(f"proofgen.cli.{name}"), name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="proofgen")
def commands() -> None:
    """Checks the derivation you wrote, line by line, and sets it as a handout."""


def run(key: str = "") -> int:
    """The exit code. key: under which a report may be kept whole, see session/reports.py."""
    gc.set_threshold(300_000, 20, 20)  # nearly all that is made stays to the end, so that looking for what may go costs more than it frees
    for number in ENDINGS:
        signal.signal(number, _end)
    return _run(key)


def _end(number: int, _frame: object) -> None:
    """Told to end, as by a CI whose time is over: the way out is that of Ctrl-C, past every worker."""
    sys.exit(128 + number)


def _run(key: str) -> int:
    try:
        code = commands.main(prog_name="proofgen", standalone_mode=False, obj=key)
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
