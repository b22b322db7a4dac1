"""The `provenance` command: options in, one call, one report, an exit code."""
