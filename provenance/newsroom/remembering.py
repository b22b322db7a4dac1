"""An encoder that remembers: what the registry has is not encoded again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from provenance.errors import RegistryError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from provenance.align.encoders import Encoder

Find = Callable[[str, Sequence[str]], Mapping[str, bytes]]


class RememberingEncoder:
    """An encoder whose vectors are looked up first; the model is loaded for texts that are new.

    Vectors are float16 from the encoder on: those looked up and those computed are the same to the bit.

    Args:
        encoder: What computes them.
        find: Gives stored vectors by the encoder's digest and the texts' digests.

    Attributes:
        new: Vectors that were computed here, by digest of the text: to be stored.
    """

    def __init__(self, encoder: Encoder, find: Find) -> None:
        self._encoder = encoder
        self._find = find
        self.name = encoder.name
        self.digest = encoder.digest
        self.languages = encoder.languages
        self.new: dict[str, bytes] = {}

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, float16, shape `(len(texts), dimensions)`."""
        import numpy as np

        from provenance.align.encoders.checking import encode_checked

        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
        known = dict(self._find(self.digest, list(dict.fromkeys(keys))))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            for key, vector in zip(
                missing, encode_checked(self._encoder, list(missing.values())), strict=True
            ):
                known[key] = self.new[key] = vector.astype("<f2").tobytes()
        lengths = {len(vector) for vector in known.values()}
        if len(lengths) > 1 or any(length % 2 for length in lengths):
            raise RegistryError(
                f"the registry is damaged: it keeps vectors of unlike length for the encoder {self.name}",
                "restore it from a backup",
            )
        rows = np.frombuffer(b"".join(known[key] for key in keys), dtype="<f2")
        return rows.reshape(len(texts), -1).astype(np.float16)
