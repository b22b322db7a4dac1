"""How the versions of an article hang together."""
