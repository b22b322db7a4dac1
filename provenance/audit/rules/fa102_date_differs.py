"""FA102 date-differs."""

from __future__ import annotations

from typing import ClassVar

from provenance.audit.compared import FactRule
from provenance.values import FactKind, Severity


class DateDiffers(FactRule):
    """A translation must name the days and months of its source.

    What it checks:
        Each weekday and month that is named in a linked paragraph is looked for on the other side. It is
        reported where another stands in its stead, or a date that falls on another day of the week.

    Why:
        Days are mistranslated when a story is brought up to date by hand, and readers act on them.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The vote is on Tuesday."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le vote aura lieu vendredi."]
        links = ["1-1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The vote is on Tuesday."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le vote aura lieu mardi."]
        links = ["1-1"]

    Limits:
        A day that is left out, or told as yesterday, is not reported. Edits are not checked. Days of the
        month and years are figures: see FA101.
    """

    id: ClassVar[str] = "FA102"
    name: ClassVar[str] = "date-differs"
    severity: ClassVar[Severity] = "warning"
    kind: ClassVar[FactKind] = "date"
    named: ClassVar[str] = "date"
