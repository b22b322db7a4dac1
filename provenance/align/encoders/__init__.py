"""Sentence encoders: the protocol, the names, and the check of what they return.

An encoder of your own needs the three attributes and the method of `Encoder`; pass the object itself as
`encoder`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from provenance.align.encoders.use import UseEncoder
from provenance.errors import EncoderError, UsageError


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors that lie close where the texts mean the same, in whatever language.

    Attributes:
        name: Short name for records.
        digest: Digest of the weights: results with equal digests can be compared.
        languages: Primary subtags that it was trained on.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def digest(self) -> str: ...  # noqa: D102

    @property
    def languages(self) -> frozenset[str]: ...  # noqa: D102

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, each encoded by itself, float16, shape `(len(texts), dimensions)`."""
        ...


_NAMED: dict[str, Callable[[], Encoder]] = {"use": UseEncoder}

# `lexical` is no encoder: it asks for links without one.
LEXICAL = "lexical"
AUTO = "auto"


def encoder_names() -> tuple[str, ...]:
    """The names that `find_encoder` answers to, `auto` and `lexical` included, sorted."""
    return tuple(sorted([AUTO, LEXICAL, *_NAMED]))


def find_encoder(encoder: Encoder | str | None) -> Encoder | None:
    """The encoder with this name; None for `lexical`, the embedded default for None and `auto`.

    Raises:
        UsageError: No encoder has this name.
    """
    if encoder is None or encoder == AUTO:
        return UseEncoder()
    if encoder == LEXICAL:
        return None
    if not isinstance(encoder, str):
        return encoder
    if encoder not in _NAMED:
        raise UsageError(
            f"there is no encoder named {encoder[:80]!r}", f"use one of: {', '.join(encoder_names())}"
        )
    return _NAMED[encoder]()


def encode_checked(encoder: Encoder, texts: Sequence[str]) -> npt.NDArray[np.float16]:
    """The vectors of the texts, once they are known to be vectors.

    Raises:
        EncoderError: They have the wrong shape or type, or are not finite.
    """
    vectors = np.asarray(encoder.encode(texts))
    where = f"encoder {encoder.name!r}"
    hint = "choose another encoder, or `lexical` to align without one"
    if vectors.ndim != 2 or vectors.shape[0] != len(texts) or vectors.shape[1] < 1:
        raise EncoderError(f"{where} returned vectors of shape {vectors.shape} for {len(texts)} texts", hint)
    if vectors.dtype.kind != "f":
        raise EncoderError(f"{where} returned vectors of type {vectors.dtype}, not of floats", hint)
    with np.errstate(over="ignore", invalid="ignore"):  # what overflows is refused below
        rounded = vectors.astype(np.float16)
    if not np.isfinite(rounded).all():
        raise EncoderError(f"{where} returned vectors that are not finite", hint)
    return rounded
