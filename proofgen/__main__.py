"""`python -m proofgen` is the command."""

from proofgen.cli.main import main

if __name__ == "__main__":
    main()
