"""What kind of version one is, by what it was made from."""

from __future__ import annotations

from provenance.audit.case import Case
from provenance.audit.claims import speaks_of_translation
from provenance.audit.house import VersionKind
from provenance.lineage.graph import differ_in_language, language_of
from provenance.values import Version


def kind_of(case: Case, version: Version) -> VersionKind | None:
    """Original, translation, edit or adaptation; None where the source of a translation is not recorded.

    Of several sources, one that was translated decides, then one that was edited.
    """
    if not version.parents:
        return None if speaks_of_translation(version) else "original"
    if translated_from(case, version) is not None:
        return "translation"
    return "edit" if any(parent.relation == "edit" for parent in version.parents) else "adaptation"


def translated_from(case: Case, version: Version) -> str | None:
    """The ref of a source that the version can only have been made from by translation."""
    for parent in version.parents:
        language = language_of(case.family, parent.version) or version.language
        if parent.relation == "translation" or (
            parent.relation == "edit" and differ_in_language(language, version.language)
        ):
            return parent.version
    return None


def replaced(case: Case, version: Version) -> bool:
    """Whether a later usable text in the same language was edited from this one and stands in its place."""
    return any(
        other.pubstatus == "usable"
        and any(p.version == version.version and p.relation == "edit" for p in other.parents)
        and not differ_in_language(other.language, version.language)
        for other in case.family.versions
    )
