"""Two texts of one language: compared by their words, or by meaning where hardly a word was kept."""

from __future__ import annotations

from provenance.align import align_paragraphs, planned_run
from provenance.compare.changes import compare
from provenance.values import Paragraph

ONE = (
    "Le conseil municipal de Brennac a voté lundi soir la fermeture du vieux pont de pierre aux camions.",
    "Les experts mandatés par la mairie avaient découvert en mars de larges fentes dans deux des cinq piles.",
    "« Nous ne voulions prendre aucun risque », a déclaré la maire, Odile Farcy, devant une salle comble.",
    "Les transporteurs devront désormais faire un détour de 14 kilomètres par la route de Sauvigny.",
    "Des travaux de consolidation, dont le coût est estimé à trois millions d'euros, débuteront à l'automne.",
)
OTHER = (
    "À Brennac, plus aucun poids lourd ne franchira l'antique ouvrage en maçonnerie, ont décidé les élus.",
    "Au printemps, des ingénieurs payés par la commune y ont repéré d'importantes fissures sous deux arches.",
    "« La prudence l'exigeait », a expliqué à un public nombreux Odile Farcy, qui dirige la ville.",
    "Pour livrer leurs marchandises, les routiers passeront par Sauvigny, soit 14 km supplémentaires.",
    "On commencera à renforcer l'édifice après l'été ; la facture devrait atteindre 3 millions d'euros.",
)


def paragraphs(texts: tuple[str, ...]) -> list[Paragraph]:
    return [Paragraph("body", text) for text in texts]


def test_two_free_translations_are_aligned_by_meaning() -> None:
    left, right = paragraphs(ONE), paragraphs(OTHER)
    found = align_paragraphs(left, right, "fr", "fr")
    assert [(link.left, link.right) for link in found.links] == [((k,), (k,)) for k in range(5)]
    assert found.run == planned_run(left, right, "fr", "fr")
    assert found.run.encoder == "use"
    assert found.notes == ("one language, but other words throughout: aligned by meaning, with use",)
    changes = compare(
        left, right, found, left_name="a", right_name="b", left_language="fr", right_language="fr"
    )
    assert changes.manner == "retranslation"
    assert [fact for change in changes.links for fact in change.facts] == []


def test_an_edit_and_an_excerpt_are_aligned_by_their_words() -> None:
    left = paragraphs(ONE)
    edited = paragraphs((ONE[0].replace("lundi soir", "mardi"), *ONE[2:4], ONE[1], ONE[4]))
    assert planned_run(left, edited, "fr", "fr-CA").encoder == "none"
    assert planned_run(left * 8, paragraphs(ONE[2:]), "fr", "fr").encoder == "none"
