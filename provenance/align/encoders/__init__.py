"""Sentence encoders: the protocol and the names.

An encoder of your own needs the three attributes and the method of `Encoder`; pass the object itself as
`encoder`. Importing this loads neither numpy nor a model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from provenance.align.encoders.e5 import E5Encoder
from provenance.align.encoders.local import LocalEncoder
from provenance.align.encoders.use import UseEncoder
from provenance.errors import EncoderError, UsageError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors that lie close where the texts mean the same, in whatever language.

    Attributes:
        name: Short name for records.
        digest: Digest of the weights: results with equal digests can be compared, and vectors are kept by
            it. An empty one says that the weights may change: nothing is kept then.
        languages: Primary subtags that it was trained on; empty where it does not say, and then any language
            is taken to be covered.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def digest(self) -> str: ...  # noqa: D102

    @property
    def languages(self) -> frozenset[str]: ...  # noqa: D102

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, each encoded by itself, floats, shape `(len(texts), dimensions)`.

        They are rounded to half precision. A text's vector must not depend on what else is in the batch, and
        be the same each time.
        """
        ...


_PROTOCOL = ("name", "digest", "languages", "encode")

# In the order in which `auto` asks them.
_NAMED: dict[str, Callable[[], Encoder]] = {"use": UseEncoder, "e5": E5Encoder}

# `lexical` is no encoder: it asks for links without one.
LEXICAL = "lexical"
AUTO = "auto"
LOCAL = "st:"


def encoder_names() -> tuple[str, ...]:
    """The names that `find_encoder` answers to, sorted; `st:FOLDER` stands for any local model."""
    return tuple(sorted([AUTO, LEXICAL, f"{LOCAL}FOLDER", *_NAMED]))


def find_encoder(encoder: Encoder | str | None) -> Encoder | None:
    """The encoder with this name; None for `lexical`, the embedded default for None and `auto`.

    Raises:
        UsageError: No encoder has this name.
        EncoderError: There is no model in the folder that is named, or an object lacks what an encoder has.
    """
    if encoder is None or encoder == AUTO:
        return UseEncoder()
    if encoder == LEXICAL:
        return None
    if not isinstance(encoder, str):
        return _complete(encoder)
    if encoder.startswith(LOCAL):
        return LocalEncoder(encoder.removeprefix(LOCAL))
    if encoder not in _NAMED:
        raise UsageError(
            f"there is no encoder named {encoder[:80]!r}", f"use one of: {', '.join(encoder_names())}"
        )
    return _NAMED[encoder]()


def _complete(encoder: Encoder) -> Encoder:
    """An object given as encoder, if it has all that the protocol asks for."""
    lacking = [name for name in _PROTOCOL if not hasattr(encoder, name)]
    if lacking:
        raise EncoderError(
            f"{type(encoder).__name__} is no encoder: it has no {' and no '.join(lacking)}",
            f"an encoder has {', '.join(_PROTOCOL[:-1])} and {_PROTOCOL[-1]}; see docs/encoders.md",
        )
    return encoder


def installed_encoders() -> Iterator[Encoder]:
    """Those that `auto` chooses from: the embedded one, then the extras that are installed."""
    yield UseEncoder()
    if E5Encoder.is_installed():
        yield E5Encoder()


def covers(encoder: Encoder, language: str) -> bool:
    """Whether an encoder was trained on a language, given as a primary subtag."""
    return not encoder.languages or language in encoder.languages
