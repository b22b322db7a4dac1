"""Taking from vectors what all of them have in common.

Vectors of many models lean one way: of e5, any two sentences have a cosine of 0.7 and more, and what tells
a translation from its neighbour is squeezed into the rest. Subtracting the mean spreads them out (Mu &
Viswanath, "All-but-the-Top", 2018, without its second step). The mean is that of a few sentences of everyday
news in many languages, so that it depends on the model alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SENTENCES = (
    "The council will vote on the new budget on Tuesday evening.",
    "Heavy rain closed two roads in the valley.",
    "“We had no warning at all,” a neighbour said.",
    "Die Fabrik sucht dreißig neue Mitarbeiter.",
    "Der Zug nach Süden fällt heute aus.",
    "Le prix du pain a doublé en un an.",
    "L'enquête doit durer six mois, a précisé le procureur.",
    "El hospital abrirá una segunda planta en marzo.",
    "A equipa venceu o jogo por três a um.",
    "Il museo resterà chiuso fino a settembre.",
    "De burgemeester opende gisteren de brug.",
    "Skolan får en ny matsal nästa år.",
    "Fiskerne klager over lave priser.",
    "Kalastajat palasivat satamaan ennen myrskyä.",
    "Vísindamenn fundu gamlan bát á botni fjarðarins.",
    "Rolnicy skarżą się na suszę.",
    "Vlak měl dvě hodiny zpoždění.",
    "A tűzoltók éjfélre eloltották a lángokat.",
    "Полиция ищет свидетелей аварии.",
    "Вчора в місті відкрили нову бібліотеку.",
    "Η κυβέρνηση ανακοίνωσε νέα μέτρα.",
    "Deprem çevre illerde de hissedildi.",
    "הבחירות יתקיימו בסוף החודש.",
    "أعلنت الشركة عن أرباح أعلى من المتوقع.",
    "किसानों ने सड़क पर प्रदर्शन किया।",
    "ผู้ว่าการเปิดสะพานใหม่เมื่อวานนี้",
    "科学家在湖底发现了一种新的鱼。",
    "台風の影響で便が欠航となった。",
    "시장은 내년에 은퇴하겠다고 말했다.",
    "Giá xăng giảm lần thứ ba trong tháng.",
    "Harga beras naik menjelang hari raya.",
    "Wanafunzi walipanda miti elfu moja.",
)

DIGEST = hashlib.sha256("\n".join(SENTENCES).encode()).hexdigest()
"""Belongs into the digest of every encoder that is centred by these sentences."""

Encode = Callable[[Sequence[str]], "npt.NDArray[np.float32]"]


def mean_of(encode: Encode) -> npt.NDArray[np.float64]:
    """The mean vector of `SENTENCES` under a model, shape `(dimensions,)`."""
    import numpy as np  # noqa: PLC0415  # the digest above must not load it

    mean: npt.NDArray[np.float64] = np.asarray(encode(SENTENCES), dtype=np.float64).mean(axis=0)
    return mean


def centred(vectors: npt.NDArray[np.float32], mean: npt.NDArray[np.float64]) -> npt.NDArray[np.float16]:
    """The vectors without the mean, of unit length, float16, shape `(n, dimensions)`."""
    import numpy as np  # noqa: PLC0415

    moved = np.asarray(vectors, dtype=np.float64) - mean
    length = np.sqrt((moved * moved).sum(axis=1, keepdims=True))
    result: npt.NDArray[np.float16] = (moved / np.where(length > 0, length, 1.0)).astype(np.float16)
    return result
