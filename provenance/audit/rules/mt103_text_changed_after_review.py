"""MT103 text-changed-after-review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import with_role
from provenance.audit.rule import Rule
from provenance.audit.story import edited_sources, extent
from provenance.audit.wording import TO_SAY, amend, listed
from provenance.credits.identity import missing_people
from provenance.values import Finding, Severity, Skipped, Version


class TextChangedAfterReview(Rule):
    """A reviewed machine translation that is changed needs its review again.

    What it checks:
        A version edited, within its language, from a machine translation that a person had reviewed: if its
        words differ and it still claims that review (the same reviser or editor, or a notice that a person
        went over it), it must name somebody new who edited or revised it.

    Why:
        The review was of another text. A name under sentences that came in later, perhaps from the machine
        again, vouches for what its bearer has not seen.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "Il partira lundi."]
        credits = ["reviser=Noé Tarn"]
        machine = "Verto"

        [[version]]
        ref = "ferry@fr.2"
        parents = ["edit ferry@fr.1"]
        text = ["Le bac reste à quai.", "Il partira mardi, dit-on."]
        credits = ["reviser=Noé Tarn"]
        machine = "Verto"

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "Il partira lundi."]
        credits = ["reviser=Noé Tarn"]
        machine = "Verto"

        [[version]]
        ref = "ferry@fr.2"
        parents = ["edit ferry@fr.1"]
        text = ["Le bac reste à quai.", "Il partira mardi, dit-on."]
        credits = ["reviser=Noé Tarn", "editor=Luc Orme"]
        machine = "Verto"

    Limits:
        A reviser who read the changed text too must be declared anew, or the finding waived: the same name
        cannot say whether it stands for one reading or two. A change in a text that claims no review is
        CR105's.
    """

    id: ClassVar[str] = "MT103"
    name: ClassVar[str] = "text-changed-after-review"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the words of a version with those that were reviewed."""
        here = with_role(version, "reviser", "editor")
        post_edited = version.machine is not None and version.machine.extent == "post-edited"
        if not here and not post_edited:
            return
        for _, source, rewording in edited_sources(case, version):
            reviewers = with_role(source, "reviser", "editor")
            reviewed = reviewers or (source.machine is not None and source.machine.extent == "post-edited")
            if source.machine is None or not reviewed or not rewording or missing_people(here, reviewers):
                continue
            names = listed(credit.name for credit in reviewers)
            by = f"{names} reviewed" if names else "A person reviewed"
            yield self.finding(
                case,
                version,
                f"{by} the machine translation {source.version}. Its words were changed since "
                f"({extent(rewording)}), but this version still claims that review and names nobody new.",
                evidence={
                    "source": source.version,
                    "reviewed_by": names,
                    "first_change": case.line(version, rewording.first),
                },
                hint="have it read again, then: " + amend(version, "--credit", "editor=NAME", reason=TO_SAY),
                paragraph=rewording.first,
            )
            return
