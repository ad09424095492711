"""`python -m proofgen` is the command."""

from proofgen.cli.main import program

if __name__ == "__main__":
    program()
