"""The plan: from an official text to targets, tasks and names with citations, and where each target stands."""
