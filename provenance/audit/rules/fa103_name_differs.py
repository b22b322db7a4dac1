"""FA103 name-differs."""

from __future__ import annotations

from typing import ClassVar

from provenance.audit.compared import FactRule
from provenance.values import FactKind, Severity


class NameDiffers(FactRule):
    """A translation must name the people and places of its source.

    What it checks:
        Words that may be names are looked for on the other side as they sound, in whatever script and with
        whatever ending, and under the names that other languages have for places. It is reported where one
        name stands in the stead of another, and one of the two at least is a name that both texts spell
        alike elsewhere, or stands beside one.

    Why:
        Names are exchanged when two people of one story are mixed up, and a name is what a correction is
        asked for most often.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The plan was made by Robert Quill and Ada Hale."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le plan est de Robert Tarn et Ada Hale."]
        links = ["1-1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The plan was made by Robert Quill and Ada Hale."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le plan est de Robert Quill et Ada Hale."]
        links = ["1-1"]

    Limits:
        A name that is left out or added is not reported: translators do so rightly all the time. German
        gives every noun a capital, and Chinese, Japanese, Arabic and others give none, so that less is seen
        there. Edits are not checked.
    """

    id: ClassVar[str] = "FA103"
    name: ClassVar[str] = "name-differs"
    severity: ClassVar[Severity] = "warning"
    kind: ClassVar[FactKind] = "name"
    named: ClassVar[str] = "name"
