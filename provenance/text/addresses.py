"""Web and mail addresses in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”„«»‘’`|{}\\^，。、；）】」』]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    re.IGNORECASE,
)
_NOT_AT_END = ".,;:!?'\")]}…"
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A web or mail address.

    Attributes:
        text: As printed, without the mark that ends its sentence.
        start: First code point in the text.
        end: One past its last code point.
    """

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Equal for addresses of one place: scheme, `www.`, case of the host and a last slash aside."""
        bare = _SCHEME.sub("", self.text)
        host, slash, path = bare.partition("/")
        return (host.lower() + slash + path).rstrip("/")


@lru_cache(maxsize=256)  # left out of figures and of names, and compared themselves
def addresses(text: str) -> tuple[Address, ...]:
    """The addresses of a text, in order."""
    found = []
    for match in _ADDRESS.finditer(text):
        printed = match.group()
        while printed and printed[-1] in _NOT_AT_END and not (printed[-1] == ")" and "(" in printed):
            printed = printed[:-1]
        found.append(Address(printed, match.start(), match.start() + len(printed)))
    return tuple(found)
