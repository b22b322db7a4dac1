"""The embedded encoder on a short invented story in four languages."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.align import align_paragraphs
from provenance.align.encoders import UseEncoder
from tests.align.doubles import paragraphs

ENGLISH = (
    "Brackwater closes its old bridge for eight months",
    "Councillors in the port of Brackwater voted on Monday to close the swing bridge for eight months.",
    "The bridge, built in 1911, carries some 4,200 vehicles a day between the harbour and the upper town.",
    "Mayor Ilse Tarrant said that engineers had found cracks in two of its piers.",
    "“We would rather lose a summer than lose a bridge,” she said.",
    "Shopkeepers fear for their trade. They have asked for a ferry every quarter of an hour.",
    "The work will cost 6.3 million crowns, a third of it paid by the province.",
)
FRENCH = (
    "Brackwater ferme son vieux pont pour huit mois",
    "Le conseil municipal du port de Brackwater a décidé lundi de fermer le pont tournant pendant huit mois.",
    "Construit en 1911, le pont voit passer 4 200 véhicules par jour entre le port et la ville haute.",
    "La maire, Ilse Tarrant, a dit que des ingénieurs avaient trouvé des fissures dans deux de ses piles.",
    "« Nous préférons perdre un été que perdre un pont », a-t-elle déclaré.",
    "Les commerçants craignent pour leurs affaires. Ils ont demandé un bac tous les quarts d'heure.",
    "Les travaux coûteront 6,3 millions de couronnes, dont un tiers à la charge de la province.",
)
GERMAN = (
    "Brackwater schließt alte Brücke für acht Monate",
    "Der Rat der Hafenstadt Brackwater beschloss am Montag, die Drehbrücke acht Monate lang zu sperren.",
    "Über die 1911 gebaute Brücke fahren täglich rund 4.200 Fahrzeuge zwischen Hafen und Oberstadt.",
    "Bürgermeisterin Ilse Tarrant sagte, Ingenieure hätten Risse in zwei der Pfeiler gefunden.",
    "„Wir verlieren lieber einen Sommer als eine Brücke“, sagte sie.",
    "Ladenbesitzer fürchten um ihr Geschäft. Sie verlangen eine Fähre im Viertelstundentakt.",
    "Die Arbeiten kosten 6,3 Millionen Kronen, ein Drittel davon trägt die Provinz.",
)
SPANISH = (
    "Brackwater cierra su viejo puente durante ocho meses",
    "El ayuntamiento de Brackwater decidió el lunes cerrar el puente durante ocho meses.",
    "Por el puente, construido en 1911, pasan al día 4.200 vehículos entre el puerto y la ciudad alta.",
    "La alcaldesa, Ilse Tarrant, dijo que los ingenieros habían hallado grietas en dos de sus pilares.",
    "«Preferimos perder un verano antes que perder un puente», dijo.",
    "Los comerciantes temen por sus ventas. Han pedido un transbordador cada cuarto de hora.",
    "Las obras costarán 6,3 millones de coronas, un tercio de ellas a cargo de la provincia.",
)

REGATTA = "Le club d'aviron organisera sa régate en septembre, comme chaque année."


def blocks(left, right, left_language="en", right_language="fr", encoder=None):
    links = align_paragraphs(
        paragraphs(*left), paragraphs(*right), left_language, right_language, encoder=encoder
    ).links
    return [(list(x.left), list(x.right), x.kind) for x in links if x.kind != "match"]


@pytest.mark.parametrize("encoder", ["use", "lexical"])
@pytest.mark.parametrize(
    ("right", "language"), [(FRENCH, "fr"), (GERMAN, "de"), (SPANISH, "es")], ids=["fr", "de", "es"]
)
def test_a_faithful_translation_matches_one_to_one(right, language, encoder):
    assert blocks(ENGLISH, right, "en", language, encoder) == []


def test_two_translations_of_one_story_match_each_other():
    assert blocks(GERMAN, SPANISH, "de", "es") == []


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        pytest.param(FRENCH[:2] + FRENCH[3:], [([2], [], "omitted")], id="omitted"),
        pytest.param(
            (*FRENCH[:5], "Le club d'aviron tiendra sa régate en septembre, comme toujours.", *FRENCH[5:]),
            [([], [5], "added")],
            id="added",
        ),
        pytest.param(
            (*FRENCH[:3], f"{FRENCH[3]} {FRENCH[4]}", *FRENCH[5:]), [([3, 4], [3], "merged")], id="merged"
        ),
        pytest.param((*FRENCH[:5], *FRENCH[5].split(". "), FRENCH[6]), [([5], [5, 6], "split")], id="split"),
        pytest.param((*FRENCH[:2], *FRENCH[3:6], FRENCH[2], FRENCH[6]), [([2], [5], "moved")], id="moved"),
        pytest.param(
            (*FRENCH[:2], *FRENCH[4:6], *FRENCH[2:4], FRENCH[6]),
            [([4], [2], "moved"), ([5], [3], "moved")],
            id="block-moved",
        ),
    ],
)  # fmt: skip
def test_changes_are_named_across_languages(right, expected):
    assert blocks(ENGLISH, right) == expected


def test_unrelated_texts_are_said_not_to_correspond():
    other = (
        "L'attaquante Ana Odell a marqué trois buts samedi.",
        "Il pleuvait depuis l'aube sur le stade de Montvert.",
        "L'entraîneur a salué une équipe patiente.",
        "Le prochain match aura lieu dans deux semaines à Corve.",
    )
    found = align_paragraphs(paragraphs(*ENGLISH), paragraphs(*other), "en", "fr")
    assert any("do not correspond" in note for note in found.notes)


def test_a_vector_does_not_depend_on_the_batch():
    encoder = UseEncoder()
    together = encoder.encode(list(ENGLISH))
    assert (together == np.concatenate([encoder.encode([text]) for text in ENGLISH])).all()
    assert together.dtype == np.float16
    assert len(encoder.digest) == 64
