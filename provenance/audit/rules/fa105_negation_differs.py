"""FA105 negation-differs."""

from __future__ import annotations

from typing import ClassVar

from provenance.audit.compared import FactRule
from provenance.values import FactKind, Severity


class NegationDiffers(FactRule):
    """An edit must not lose or add a negation unnoticed.

    What it checks:
        In edited paragraphs of one language the words that negate are counted: not, no, never and their
        like in the languages whose words are known.

    Why:
        A lost “not” turns a sentence round, and is the change that is overlooked most easily among many
        changes of wording.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The council did not approve the plan."]

        [[version]]
        ref = "ferry@en.2"
        parents = ["edit ferry@en.1"]
        text = ["The council did approve the plan."]
        links = ["1-1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The council did not approve the plan."]

        [[version]]
        ref = "ferry@en.2"
        parents = ["edit ferry@en.1"]
        text = ["The town council did not approve it."]
        links = ["1-1"]

    Limits:
        Translations are not checked: languages negate in ways that cannot be counted against one another.
        “Refused” for “did not agree” is reported although it means the same.
    """

    id: ClassVar[str] = "FA105"
    name: ClassVar[str] = "negation-differs"
    severity: ClassVar[Severity] = "warning"
    kind: ClassVar[FactKind] = "negation"
    named: ClassVar[str] = "negation"
    across: ClassVar[bool] = False
    within: ClassVar[bool] = True
