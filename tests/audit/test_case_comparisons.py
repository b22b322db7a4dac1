"""What rules get to see of the comparison of a version with its sources, and why there may be none."""

from __future__ import annotations

from provenance.audit.case import Case
from tests.audit.families import family

EDITED = """
[[version]]
ref = "ferry@en.1"
text = ["The ferry carries 40 guests.", "It leaves at noon."]

[[version]]
ref = "ferry@en.2"
parents = ["edit ferry@en.1", "edit ferry@en.0", "edit ferry@en.3", "edit ferry@en.4"]
text = ["The ferry carries 90 guests."]
links = ["1-1", "2-"]

[[version]]
ref = "ferry@en.3"
held = false

[[version]]
ref = "ferry@en.4"
text = ["Another text."]

[[version]]
ref = "ferry@fr.1"
held = false
parents = ["translation ferry@en.1"]
"""


def test_each_recorded_source_has_a_comparison_or_a_reason() -> None:
    case = Case(family(EDITED))
    compared = case.comparisons(case.versions["ferry@en.2"])
    assert [c.parent.version for c in compared] == ["ferry@en.1", "ferry@en.0", "ferry@en.3", "ferry@en.4"]
    assert [c.reason for c in compared] == [
        "",
        "its source ferry@en.0 is not in this article's family",
        "the text of its source ferry@en.3 is not held",
        "not compared with its source yet (provenance diff ferry@en.2)",
    ]
    changes = compared[0].changes
    assert changes is not None
    assert (changes.left, changes.right) == ("ferry@en.1", "ferry@en.2")
    assert [(f.left, f.right) for link in changes.links for f in link.facts] == [("40", "90")]
    assert [c.changes for c in compared[1:]] == [None] * 3


def test_a_version_that_is_not_held_and_one_without_sources() -> None:
    case = Case(family(EDITED))
    assert [c.reason for c in case.comparisons(case.versions["ferry@fr.1"])] == ["its text is not held"]
    assert case.comparisons(case.versions["ferry@en.1"]) == ()


def test_compared_once_however_often_it_is_asked_for() -> None:
    case = Case(family(EDITED))
    version = case.versions["ferry@en.2"]
    assert case.comparisons(version) is case.comparisons(version)
