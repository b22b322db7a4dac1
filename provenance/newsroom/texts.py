"""A text to compare: a registered version, a file, or bare strings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provenance.errors import InputError
from provenance.text.normalise import normalise
from provenance.text.tags import language_name
from provenance.values import Document, Paragraph, Text


def text_of_file(file: str) -> Text:
    """The text of a file, paragraph by paragraph."""
    from provenance.readers import read_file

    return text_of_document(read_file(file), file)


def text_of_document(document: Document, name: str) -> Text:
    """The text of a document that was read; that it reads as another language than it declares is noted."""
    from provenance.text.declared import reads_otherwise

    declared, detected = document.metadata.language, document.language_detected
    notes: tuple[str, ...] = ()
    if declared and detected and reads_otherwise(declared, detected, document.paragraphs):
        said, read = language_name(declared), language_name(detected)
        notes = (f"{name}: declared {said}, but the text reads as {read}",)
    return Text(name, document.paragraphs, document.language, notes=notes)


def text_of_lines(file: str) -> Text:
    """The text of a file with every line a unit, the empty ones too, so that line numbers hold.

    Raises:
        InputError: It cannot be read.
    """
    from provenance.readers.decoding import decode

    try:
        decoded = decode(Path(file).read_bytes(), file).text
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror or error}", "check its name and its permissions"
        ) from error
    lines = decoded.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return text_of_strings(lines, file, None)


def text_of_strings(strings: Sequence[str], name: str, language: str | None) -> Text:
    """Strings, each a unit of body text; the language is detected where it is not stated."""
    from provenance.text.language import detect

    paragraphs = tuple(Paragraph("body", normalise(string)) for string in strings)
    return Text(name, paragraphs, language or detect("\n".join(p.text for p in paragraphs)))
