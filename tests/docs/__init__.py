"""Documentation that is made from the program, and the tests that it is not stale."""
