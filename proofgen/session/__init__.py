"""A run of proofgen: files in, verdicts from workers or from the cache, a report out."""
