"""`provenance credits` on whole articles: where credits stand, and what else is known of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Command

WIRE = """\
Harbour talks begin

OSTRELL (Wire) - Talks on the harbour began on Monday, with few hopes on either side of the table.

Both sides said that they would stay as long as it took, and that nothing was agreed until all was.

The talks go on until Friday, the ministry said in a statement. (Report Ada Voss and Bram
Quill, French version Odile Marchal, edited by Cleo Marsh)

Source link -12
"""

MAGAZINE = """\
<html lang="en"><head><title>Ferry stays in port</title><meta name="author" content="Bram Quill">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry stays in port",
"author": [{"@type": "Person", "name": "Ada Voss"}, {"@type": "Person", "name": "Bram Quill"}],
"translator": {"@type": "Person", "name": "C. Marsh"}}</script></head>
<body><article><h1>Ferry stays in port</h1><p class="byline">By <a rel="author">Ada Voss</a></p>
<p>The ferry to the island stayed in port on Monday because of the wind, the company said.</p>
<figure><img alt=""><figcaption>The ferry on Monday. Photo: Ines Holt / AP</figcaption></figure>
<p>It hopes to sail again on Wednesday. (Reporting by Ada Voss; editing by Dele Okafor)</p>
<p>Translated from the French by Cleo Marsh.</p><p>Translated by Cleo Marsh</p></article></body></html>
"""

FRONT_MATTER = """\
---
lang: pt
translator: Inês Quadros
---
# A ponte reabre

Por Nara Bettencourt

A ponte sobre o rio reabriu na segunda-feira depois de dois anos de obras, disse a prefeitura.

Os moradores esperavam por isso desde o inverno passado, quando a água levou um dos pilares.

Tradução de Raul Taborda
"""

SWEDISH = """\
Färjan ligger kvar i hamn

Av Jonatan Fridlund

Färjan till ön låg kvar i hamnen på måndagen på grund av den hårda vinden, uppgav rederiet.

Bilden: Färjan i hamnen. Foto: Maj Östergren/TT

På onsdag hoppas rederiet att den kan gå igen, sade en talesperson till tidningen sent på kvällen.

Översättning från finska: Torun Wessman
"""


@pytest.mark.parametrize(
    ("name", "text", "credits"),
    [
        pytest.param(
            "wire.txt",
            WIRE,
            [
                ("reporter", "Ada Voss", 3),
                ("reporter", "Bram Quill", 3),
                ("translator", "Odile Marchal", 3),
                ("editor", "Cleo Marsh", 3),
            ],
            id="last-paragraph",
        ),
        pytest.param(
            "page.html",
            MAGAZINE,
            [
                ("author", "Ada Voss", 1),
                ("photographer", "Ines Holt", 3),
                ("reporter", "Ada Voss", 4),
                ("editor", "Dele Okafor", 4),
                ("translator", "Cleo Marsh", 5),
            ],
            id="page",
        ),
        pytest.param(
            "ponte.md",
            FRONT_MATTER,
            [("author", "Nara Bettencourt", 1), ("translator", "Raul Taborda", 4)],
            id="front-matter",
        ),
        pytest.param(
            "farja.txt",
            SWEDISH,
            [
                ("author", "Jonatan Fridlund", 1),
                ("photographer", "Maj Östergren", 3),
                ("translator", "Torun Wessman", 5),
            ],
            id="top-caption-end",
        ),
    ],
)
def test_credits_where_they_stand(
    desk: Path, provenance: Command, name: str, text: str, credits: list[tuple[str, str, int]]
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    read = read_json(provenance, name)["credits"]
    assert [(credit["role"], credit["name"], credit["paragraph"]) for credit in read] == credits


def test_metadata_stand_beside_what_is_printed(desk: Path, provenance: Command) -> None:
    (desk / "page.html").write_text(MAGAZINE, encoding="utf-8")
    read = read_json(provenance, "page.html")
    assert [(credit["role"], credit["name"]) for credit in read["stated"]] == [
        ("author", "Ada Voss"),
        ("author", "Bram Quill"),
        ("translator", "C. Marsh"),
    ]
    assert read["disagreements"] == [{"role": "author", "printed": [], "metadata": ["Bram Quill"]}]
    shown = provenance("credits", "page.html").out
    assert "Disagreement on the author: the text prints nobody else; its metadata state Bram Quill." in shown
    (translator,) = (line for line in shown.splitlines() if line.startswith("translator"))
    assert "¶6" in translator
    assert translator.endswith("printed; metadata")


def test_what_is_declared_disagrees_visibly(desk: Path, provenance: Command) -> None:
    (desk / "ponte.md").write_text(FRONT_MATTER, encoding="utf-8")
    done = provenance("register", "ponte.md", "--article", "ponte", "--credit", "translator=Lia Dobrescu")
    assert done.code == 0
    assert read_json(provenance, "ponte@pt")["disagreements"] == [
        {
            "role": "translator",
            "printed": ["Raul Taborda"],
            "metadata": ["Inês Quadros"],
            "declared": ["Lia Dobrescu"],
        }
    ]


def test_lines_have_nothing_beside_them(desk: Path, provenance: Command) -> None:
    (desk / "lines.jsonl").write_text('{"id": 1, "text": "By Ada Voss", "lang": "en"}\n', encoding="utf-8")
    (line,) = provenance("credits", "--lines", "lines.jsonl", "--format", "jsonl").out.splitlines()
    assert json.loads(line).keys() == {"id", "credits", "machine"}


def read_json(provenance: Command, argument: str) -> dict[str, Any]:
    done = provenance("credits", argument, "--format", "json")
    assert done.code == 0, done.err
    shape: dict[str, Any] = json.loads(done.out)
    return shape
