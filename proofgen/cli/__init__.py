"""The command line: reads options, prints what a session comes to, decides nothing."""
