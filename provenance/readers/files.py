"""Files to documents: what may be read, and by which reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Literal

from provenance.errors import InputError
from provenance.readers.assemble import assemble
from provenance.readers.blocks import Draft
from provenance.readers.decoding import Decoded, decode
from provenance.readers.html import declared_encoding, read_html
from provenance.readers.markdown import read_markdown
from provenance.readers.metadata import merge
from provenance.readers.naming import read_name
from provenance.readers.plain import read_plain
from provenance.text.normalise import printable
from provenance.values import Document

MAX_BYTES = 64 * 1024 * 1024
"""Size of a file; the longest stories have a few hundred thousand bytes."""

MediaType = Literal["text/plain", "text/markdown", "text/html"]

_MEDIA_TYPES: dict[str, MediaType] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
SUPPORTED = tuple(_MEDIA_TYPES)
_HTML_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_FRONT_MATTER_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")


def read_file(path: Path | str) -> Document:
    """Read a text file.

    Raises:
        InputError: If it is missing, no file, too large, empty, binary, malformed, or of an unknown type.
    """
    file = Path(path)
    shown = printable(str(file))
    try:
        if file.is_dir():
            raise InputError(f"{shown} is a folder, not a file", "name the files in it, such as its *.txt")
        if not file.exists():
            raise InputError(f"there is no file {shown}", "check its path and spelling")
        if not file.is_file():
            raise InputError(
                f"{shown} is not a regular file", "save it as a file, or give - to read standard input"
            )
        _media_type(str(file), b"")
        if file.stat().st_size > MAX_BYTES:
            raise _too_large(shown)
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(
            f"{shown} cannot be read: {printable(reason)}", "check that you may read it"
        ) from None
    return read_bytes(data, str(file))


def read_bytes(data: bytes, name: str) -> Document:
    """Read a text from memory.

    Args:
        data: The file's bytes.
        name: Its name, which gives the type and, by the naming conventions, article and language; `-` for
            standard input, whose type is told by its first bytes.

    Raises:
        InputError: See `read_file`.
    """
    shown = "standard input" if name == "-" else printable(name)
    media_type = _media_type(name, data)
    if len(data) > MAX_BYTES:
        raise _too_large(shown)
    if not data.strip():
        raise InputError(f"{shown} is empty", "give a file with text in it")
    declared = declared_encoding(data) if media_type == "text/html" else None
    decoded = decode(data, shown, declared)
    try:
        draft = _READERS[media_type](decoded, shown)
        document = assemble(draft)
    except InputError as error:
        message = error.message if shown in error.message else f"{shown}: {error.message}"
        raise InputError(message, error.hint) from None
    if not document.paragraphs:
        raise InputError(f"{shown} has no text in it", "give a file with at least one paragraph")
    return replace(
        document,
        metadata=merge(document.metadata, read_name(name)),
        notes=(*([decoded.note] if decoded.note else []), *document.notes),
        original=data,
        media_type=media_type,
        encoding=decoded.encoding,
    )


def _media_type(name: str, data: bytes) -> MediaType:
    if name == "-":
        if _HTML_OPENING.match(data):
            return "text/html"
        return "text/markdown" if _FRONT_MATTER_OPENING.match(data) else "text/plain"
    suffix = PurePath(name).suffix.lower()
    try:
        return _MEDIA_TYPES[suffix]
    except KeyError:
        kind = f"type {printable(suffix)}" if suffix else "no type"
        raise InputError(
            f"{printable(name)} has {kind}, which is not read", f"these are: {' '.join(SUPPORTED)}"
        ) from None


def _too_large(shown: str) -> InputError:
    return InputError(
        f"{shown} is larger than {MAX_BYTES // 1024**2} MiB",
        "split it; a version is one article in one language",
    )


def _plain(decoded: Decoded, _name: str) -> Draft:
    return Draft(read_plain(decoded.text))


def _markdown(decoded: Decoded, name: str) -> Draft:
    return read_markdown(decoded.text, name)


def _html(decoded: Decoded, name: str) -> Draft:
    return read_html(decoded.text, name)


_READERS: dict[MediaType, Callable[[Decoded, str], Draft]] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    "text/html": _html,
}
