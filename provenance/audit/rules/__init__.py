"""The rules, one file each; `provenance.audit.registry` lists them."""
