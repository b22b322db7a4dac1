"""What a user should be told of versions that were just registered or amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.audit.case import Case
from provenance.audit.sources import likely_source
from provenance.text.declared import reads_otherwise
from provenance.text.tags import UNDETERMINED, language_name, same_language
from provenance.values import Family, Version
from provenance.values.refs import parse_ref


def remarks_on(
    done: Sequence[tuple[Version, bool]], known: Mapping[str, Sequence[Version]]
) -> tuple[str, ...]:
    """What a user should be told of the versions just registered.

    Args:
        done: As registered, in order, with True where new.
        known: For each article its versions as they were before.
    """
    notes: list[str] = []
    earlier = {article: list(versions) for article, versions in known.items()}
    for version, created in done:
        if created:
            notes += doubts(version)
            notes += _source_note(version, earlier[version.article])
            earlier[version.article].append(version)
        else:
            notes.append(f"{version.version}: this text is registered already; nothing was stored")
    return tuple(notes)


def doubts(version: Version) -> list[str]:
    """What the recorded facts of a version contradict, one line each."""
    notes = []
    if version.language == UNDETERMINED:
        notes.append(f"{version.version}: its language could not be told; state it with --lang")
    declared, detected = version.language_declared, version.language_detected
    if declared and detected and reads_otherwise(declared, detected):
        notes.append(
            f"{version.version}: declared {language_name(declared)}, but the text reads as "
            f"{language_name(detected)}"
        )
    for parent in version.parents:
        language = parse_ref(parent.version).language
        alike = language is None or same_language(language, version.language)
        if (parent.relation == "edit" and not alike) or (
            parent.relation == "translation" and language is not None and alike
        ):
            between = f"from {language_name(language or UNDETERMINED)} to {language_name(version.language)}"
            notes.append(
                f"{version.version}: recorded as {parent.relation} of {parent.version}, but it goes {between}"
            )
    return notes


def _source_note(version: Version, earlier: Sequence[Version]) -> list[str]:
    """A source is never guessed: the note proposes the option."""
    if version.parents or not earlier:
        return []
    source = likely_source(Case(Family(version.article, (*earlier, version))), version)
    if source is None:
        return [f"{version.version}: no source is recorded; name it with --translation-of or --edit-of"]
    return [
        f"{version.version}: no source is recorded; if it was made from {source.version.version}: provenance "
        f'amend {version.version} --{source.relation}-of {source.version.version} --reason "..."'
    ]
