"""The check of what an encoder returns: vectors, or an error; never a random or a silent stand-in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from provenance.errors import EncoderError

if TYPE_CHECKING:
    from provenance.align.encoders import Encoder


def encode_checked(encoder: Encoder, texts: Sequence[str]) -> npt.NDArray[np.float16]:
    """The vectors of the texts, once they are known to be vectors.

    Raises:
        EncoderError: They have the wrong shape or type, or are not finite.
    """
    where = f"encoder {encoder.name!r}"
    hint = "choose another encoder, or `lexical` to align without one"
    returned = encoder.encode(texts)
    try:
        vectors = np.asarray(returned)
    except ValueError as error:  # lists of unlike length
        raise EncoderError(f"{where} returned no table of numbers: {error}", hint) from error
    if vectors.ndim != 2 or vectors.shape[0] != len(texts) or vectors.shape[1] < 1:
        raise EncoderError(f"{where} returned vectors of shape {vectors.shape} for {len(texts)} texts", hint)
    if vectors.dtype.kind != "f":
        raise EncoderError(f"{where} returned vectors of type {vectors.dtype}, not of floats", hint)
    with np.errstate(over="ignore", invalid="ignore"):  # what overflows is refused below
        rounded = vectors.astype(np.float16)
    if not np.isfinite(rounded).all():
        raise EncoderError(f"{where} returned vectors that are not finite", hint)
    return rounded
