"""Bytes to text: marks of order, declarations, UTF-8, and a guess where nothing else is left."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from provenance.errors import InputError
from provenance.readers.codepages import latin_code_page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_C1_CONTROLS = re.compile(r"[\x80-\x9f]")
MAX_CONTROL_SHARE = 0.002
"""Share of control characters above which a file is held to be binary; text has next to none."""

_SAMPLE = 200_000
"""Bytes that an encoding is guessed from."""

# One encoding read as another differs only in quotation marks and dashes: the wider one is meant.
_WIDER = {"latin_1": "cp1252", "iso8859_1": "cp1252", "iso8859_9": "cp1254", "ascii": "utf-8"}
_BINARY_HINT = "give a text file; PDF, Word and image files are not read"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded.

    Attributes:
        text: Without a mark of order; every line ends in one line feed.
        encoding: Python's name of the encoding.
        note: A remark for the user where the encoding was guessed, else None.
    """

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode a text file.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        declared: An encoding that the file itself declares (HTML), tried after marks of order.

    Raises:
        InputError: If it is binary or in no encoding known here.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded(_strictly(data[len(mark) :], marked, name), marked, name)
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _decoded(_strictly(data, unmarked, name), unmarked, name, guessed=True)
    if b"\0" in data:
        raise InputError(f"{name} is a binary file", _BINARY_HINT)
    for encoding in (declared, "utf-8"):
        if encoding and (text := _attempt(data, encoding)) is not None:
            return _decoded(text, encoding, name)
    return _guessed(data, name)


def _guessed(data: bytes, name: str) -> Decoded:
    if len(_CONTROLS.findall(data[:_SAMPLE].decode("latin-1"))) > MAX_CONTROL_SHARE * min(len(data), _SAMPLE):
        raise InputError(f"{name} is a binary file", _BINARY_HINT)
    encoding = latin_code_page(data[:_SAMPLE])
    if encoding is None:
        best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
        encoding = _WIDER.get(best.encoding, best.encoding) if best else "cp1252"
    text = _attempt(data, encoding)
    western = _attempt(data, "cp1252")
    if text is None or text == western or _C1_CONTROLS.search(text):
        encoding, text = "cp1252", western
    if text is None:
        raise InputError(f"{name} is in no encoding that can be told", "save it as UTF-8 and try again")
    return _decoded(text, encoding, name, guessed=True)


def _decoded(text: str, encoding: str, name: str, *, guessed: bool = False) -> Decoded:
    if "\0" in text or len(_CONTROLS.findall(text)) > max(2, MAX_CONTROL_SHARE * len(text)):
        raise InputError(f"{name} is a binary file", _BINARY_HINT)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    note = f"read as {encoding}, which was guessed from its bytes" if guessed else None
    return Decoded(lines, encoding, note)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    text = _attempt(data, encoding)
    if text is None:
        raise InputError(
            f"{name} begins like {encoding} but is not valid {encoding}", "save it as UTF-8 and try again"
        )
    return text


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows in zeros at every second place, or in spaces and line ends of 16 bits."""
    if len(data) < 2 or len(data) % 2:
        return None
    sample = data[:20_000]
    half = len(sample) // 2
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        zeros = high.count(0)
        blanks = sum(h == 0 and c in b" \n\r" for h, c in zip(high, low, strict=True))
        if low.count(0) == 0 and (zeros > 0.4 * half or (blanks and zeros)):
            text = _attempt(sample[: len(sample) // 4 * 4], encoding)
            if text is not None and sum(c.isprintable() or c.isspace() for c in text) >= 0.99 * len(text):
                return encoding
    return None
