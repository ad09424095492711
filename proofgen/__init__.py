"""proofgen: checks a derivation as its author wrote it, line by line, and sets it as a handout."""

__version__ = "0.1.0"
