"""Ids of findings: they stay when versions are renumbered or paragraphs move; another text has other ids."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from provenance.values import Version


def fingerprint(
    rule: str, version: Version, evidence: Mapping[str, str], family: Mapping[str, Version]
) -> str:
    """Sixteen hexadecimal digits made of the rule, the text and the evidence.

    Evidence that is the ref of another version of the family counts as that version's text, so that numbers
    never matter. Equal texts with equal evidence give equal ids: whoever accepts one finding accepts both.

    Args:
        rule: Rule id.
        version: The version that the finding concerns.
        evidence: What was seen, by name.
        family: All versions of the article by ref.
    """
    seen = {
        name: text_identity(family[value]) if value in family else value for name, value in evidence.items()
    }
    canonical = json.dumps([rule, text_identity(version), seen], sort_keys=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]


def text_identity(version: Version) -> str:
    """What a version is by content: the hash of its text, else what is recorded about a text not held."""
    if version.hash is not None:
        return version.hash
    credited = sorted(f"{credit.role}={credit.name}" for credit in version.credits)
    return json.dumps([version.article, version.language, version.title, version.published, credited])
