"""One module a command; `provenance_cli.app` lists them."""
