"""`python -m provenance_cli` is the same as `provenance`."""

from provenance_cli.main import main

main()
