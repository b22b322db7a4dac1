"""The project's benchmark: `python -m tests.benchmark`."""
