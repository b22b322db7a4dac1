"""MT101 undisclosed-machine-translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.machines import unprinted_sign
from provenance.audit.rule import Rule
from provenance.audit.wording import stated_language
from provenance.values import Finding, Severity, Skipped, Version


class UndisclosedMachineTranslation(Rule):
    """Readers of a machine translation must be told.

    What it checks:
        Texts of which something beside the text says that a machine translated them: a declared machine step,
        the file's metadata (also the IPTC digital source types), or a tool named as translator. The text
        itself must then print a notice.

    Why:
        Readers judge a sentence by who wrote it. A desk that knows a machine did, and does not say so, has
        answered that question wrongly for them.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "Il partira lundi."]
        machine = "DeepL"

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "Traduit automatiquement avec DeepL."]
        machine = "DeepL"
        machine_printed = 2

    Limits:
        A machine that nothing speaks of is not found here: texts are not tested for how they read. Notices in
        words that the credit tables do not know are taken for none.
    """

    id: ClassVar[str] = "MT101"
    name: ClassVar[str] = "undisclosed-machine-translation"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for a notice where something says that a machine translated."""
        sign = unprinted_sign(case, version)
        if sign is None:
            return
        yield self.finding(
            case,
            version,
            f"Readers are not told that a machine translated this text: {sign.said}, but the text prints no "
            "notice.",
            evidence={"machine": sign.seen, "text_language": stated_language(version)},
            hint="print a notice where the text is published, and register the text that readers see",
        )
