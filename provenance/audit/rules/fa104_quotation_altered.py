"""FA104 quotation-altered."""

from __future__ import annotations

from typing import ClassVar

from provenance.audit.compared import FactRule
from provenance.values import FactKind, Severity


class QuotationAltered(FactRule):
    """What a source quotes must stay a quotation, and an edit must leave its words alone.

    What it checks:
        In a translation: a quotation of some length whose counterpart has no mark of speech at all, or the
        other way round. In an edit: changed words between quotation marks, typography aside.

    Why:
        Words between marks are promised to be those that were said. Told as narration they become the claim
        of the paper.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["Hale said: “We will never sell the ferry to them.”"]

        [[version]]
        ref = "ferry@en.2"
        parents = ["edit ferry@en.1"]
        text = ["Hale said: “We will never sell the boat to them.”"]
        links = ["1-1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["Hale said: “We will never sell the ferry to them.”"]

        [[version]]
        ref = "ferry@en.2"
        parents = ["edit ferry@en.1"]
        text = ["Hale said: «We will never sell the ferry to them.»"]
        links = ["1-1"]

    Limits:
        Whether a quotation is translated well is not judged, nor to whom it is attributed. Words between
        single marks are not seen: an apostrophe looks the same.
    """

    id: ClassVar[str] = "FA104"
    name: ClassVar[str] = "quotation-altered"
    severity: ClassVar[Severity] = "warning"
    kind: ClassVar[FactKind] = "quote"
    named: ClassVar[str] = "quotation"
    within: ClassVar[bool] = True
