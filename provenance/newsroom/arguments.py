"""What an argument names, a file or a version of the registry, and its text and credits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from provenance.errors import InputError
from provenance.newsroom.access import Access
from provenance.newsroom.masking import masked_document, masked_text
from provenance.newsroom.texts import text_of_file, text_of_lines
from provenance.values import CreditReading, Text
from provenance.values.refs import is_file_argument, is_ref_argument


def is_file(access: Access, argument: str) -> bool:
    """Whether an argument names a file: a bare word does where no article has that name."""
    if is_file_argument(argument):
        return True
    if is_ref_argument(argument):
        return False
    if access.locate().found and access.registry.article_exists(argument):
        return False
    return Path(argument).exists() or not access.locate().found


def text_of(access: Access, argument: str, *, unit: Literal["paragraph", "line"]) -> Text:
    """The text of a file or a version as it may be printed; see `Newsroom.text`."""
    if not is_file(access, argument):
        return version_text(access, argument)
    text = text_of_lines(argument) if unit == "line" else text_of_file(argument)
    return masked_text(text, access.masks)


def version_text(access: Access, ref: str) -> Text:
    """The text of a registered version; see `Newsroom.version_text`."""
    version = access.registry.resolve(ref)
    paragraphs = access.registry.paragraphs(version.version)
    if not version.held:
        raise InputError(f"{version.version}: its text is not held", "register the text itself to compare it")
    text = Text(version.version, paragraphs, version.language, version)
    if not text.masked:
        return text
    return replace(text, unmasked=access.registry.paragraphs(version.version, unmasked=True))


def credits_of(access: Access, argument: str) -> CreditReading:
    """The credits that a file or a version prints, and those that its metadata or users state."""
    if is_file(access, argument):
        from provenance.readers import read_file

        document = masked_document(read_file(argument), access.masks)
        return CreditReading(document.credits, document.machine, document.metadata.credits)
    version = access.registry.resolve(argument)
    printed = tuple(credit for credit in version.credits if credit.evidence == "printed")
    stated = tuple(credit for credit in version.credits if credit.evidence != "printed")
    machine = version.machine
    return CreditReading(printed, machine if machine and machine.evidence == "printed" else None, stated)
