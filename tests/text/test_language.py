from __future__ import annotations

from types import SimpleNamespace

import pytest

from provenance.text import language
from provenance.text.language import detect, knows

EN = "The council voted on Tuesday to close the old fish market after a long debate."
FR = "Le conseil municipal a voté mardi la fermeture de l'ancienne halle aux poissons."


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param(EN, "en", id="en"),
        pytest.param(EN.upper(), "en", id="capitals"),
        pytest.param(FR, "fr", id="fr"),
        pytest.param("Der Rat hat am Dienstag beschlossen, die alte Fischhalle zu schließen.", "de", id="de"),
        pytest.param(
            "El concejo votó el martes a favor de cerrar el antiguo mercado de pescado.", "es", id="es"
        ),
        pytest.param(
            "Kommunestyret stemte tirsdag for å stenge den gamle fiskehallen i byen.", "no", id="no"
        ),
        pytest.param("Совет города проголосовал во вторник за закрытие старого рынка.", "ru", id="ru"),
        pytest.param("港议会周二经过四小时辩论后投票决定关闭旧鱼市场", "zh-Hans", id="zh-Hans"),
        pytest.param("港議會週二經過四小時辯論後投票決定關閉舊魚市場", "zh-Hant", id="zh-Hant"),
        pytest.param("港の議会は火曜日、旧魚市場の閉鎖を可決した", "ja", id="ja"),
        pytest.param("항구 의회는 화요일 낡은 수산시장을 폐쇄하기로 의결했다", "ko", id="ko"),
        pytest.param("", None, id="empty"),
        pytest.param("Paris", None, id="one-word"),
        pytest.param("1234 5678 " * 40, None, id="digits"),
        pytest.param("\N{GRINNING FACE}" * 200, None, id="emoji"),
        pytest.param("https://example.org/abc " * 9, None, id="addresses"),
        pytest.param(
            "Скупштина града гласала је у уторак за затварање старе пијаце, а грађани ће поћи кући.",
            None,
            id="serbian",
        ),
        pytest.param(
            "Bæjarstjórnin samþykkti á þriðjudag að loka gamla fiskmarkaðnum eftir umræður.",
            None,
            id="icelandic",
        ),
        pytest.param(
            "Eina bílferjan til Halvareyja var tekin úr umferð á mánudag eftir að vél hennar bilaði í þriðja "
            "sinn á einum mánuði. Um 4.200 íbúar verða nú að treysta á farþegabát sem tekur 60 manns.",
            None,
            id="icelandic-that-looks-hungarian",
        ),
        pytest.param(
            "საქალაქო საბჭომ სამშაბათს კენჭი უყარა ძველი თევზის ბაზრის დახურვას.", None, id="georgian"
        ),
    ],
)
def test_detect(text: str, tag: str | None) -> None:
    assert {detect(text) for _ in range(3)} == {tag}


def test_a_megabyte_is_sampled() -> None:
    assert detect(EN * 20_000) == "en"


@pytest.mark.parametrize(
    ("tag", "known"),
    [("en-GB", True), ("nb", True), ("zh-Hant", True), ("sr", False), ("is", False), ("nn", False)],
)
def test_knows(tag: str, known: bool) -> None:
    assert knows(tag) is known


def test_a_divided_answer_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        language._langdetect, "detect_langs", lambda _: [SimpleNamespace(lang="en", prob=0.7)]
    )
    assert language.detect(EN) is None
