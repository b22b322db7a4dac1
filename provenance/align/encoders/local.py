"""The extra `st`: any model of sentence-transformers that lies in a folder, LaBSE for one.

Nothing is downloaded: the folder holds the model, and the libraries are told that they are offline.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.align.encoders.centre import DIGEST, centred, mean_of
from provenance.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from sentence_transformers import SentenceTransformer

# Bytes of each end of a file that go into the digest: models have gigabytes, and training changes them all.
_ENDS = 1 << 20
_MOST_CARD = 1_000_000
_HINT = "name the folder of a sentence-transformers model: --encoder st:FOLDER"


class LocalEncoder:
    """The encoder `st:FOLDER`.

    Args:
        folder: Where the model lies.

    Raises:
        EncoderError: There is no model.
    """

    def __init__(self, folder: str) -> None:
        try:
            self._folder = Path(folder).expanduser().resolve()
            found = bool(folder) and (self._folder / "modules.json").is_file()
        except (OSError, ValueError, RuntimeError):
            found = False
        if not found:
            raise EncoderError(f"st:{folder[:200]}: there is no sentence-transformers model", _HINT)
        self.name = f"st:{self._folder.name}"

    @cached_property
    def digest(self) -> str:
        """SHA-256 over each file's name, size and a megabyte of both ends, and what centres the vectors."""
        total = hashlib.sha256(DIGEST.encode())
        try:
            for file in sorted(path for path in self._folder.rglob("*") if path.is_file()):
                size = file.stat().st_size
                total.update(f"{file.relative_to(self._folder).as_posix()} {size}\n".encode())
                with file.open("rb") as content:
                    total.update(content.read(_ENDS))
                    content.seek(max(size - _ENDS, 0))
                    total.update(content.read(_ENDS))
        except OSError as error:
            raise EncoderError(f"{self.name}: the model cannot be read: {error.strerror}", _HINT) from error
        return total.hexdigest()

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that the model's card names; none where it says `multilingual` or nothing."""
        card = self._folder / "README.md"
        try:
            if card.stat().st_size > _MOST_CARD:
                return frozenset()
            text = card.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return frozenset()
        named = _languages_of_card(text)
        return frozenset() if "multilingual" in named else named

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """Vectors of the texts, centred, float16; each text goes through by itself."""
        return centred(self._raw(texts), self._mean)

    @cached_property
    def _mean(self) -> npt.NDArray[np.float64]:
        return mean_of(self._raw)

    def _raw(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415  # asking for the digest must not load it

        model = _model(str(self._folder))
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        rows = [model.encode([text], normalize_embeddings=True, show_progress_bar=False) for text in clean]
        return np.concatenate(rows)


@cache
def _model(folder: str) -> SentenceTransformer:
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import torch  # noqa: PLC0415  # an extra
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415
        from transformers.utils import logging  # noqa: PLC0415
    except ImportError as error:
        raise EncoderError(
            "sentence-transformers is not installed", "pip install 'translation-provenance[st]'"
        ) from error
    logging.disable_progress_bar()
    torch.set_num_threads(1)  # sums come out the same on one core and on two
    try:
        return SentenceTransformer(folder, device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise EncoderError(f"st:{folder}: the model cannot be loaded: {first[:200]}", _HINT) from error


def _languages_of_card(text: str) -> frozenset[str]:
    """The primary subtags in `language:` of a model card's front matter."""
    import yaml  # noqa: PLC0415

    if not text.startswith("---"):
        return frozenset()
    try:
        front = yaml.load(text.split("\n---", 1)[0], Loader=yaml.BaseLoader)  # strings only
    except yaml.YAMLError:
        return frozenset()
    value = front.get("language", []) if isinstance(front, dict) else []
    named = value if isinstance(value, list) else [value]
    return frozenset(tag.partition("-")[0].lower() for tag in named if isinstance(tag, str) and tag)
