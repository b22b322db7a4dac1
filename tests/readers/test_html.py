from __future__ import annotations

import pytest

from provenance.errors import InputError
from provenance.readers import read_bytes
from provenance.values import Document

PAGE = """<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="utf-8"><title>Le conseil ferme la halle | Nordfil</title>
<meta property="article:published_time" content="2021-03-04T10:00:00+01:00">
<meta name="translation_of" content="fish-market@en.1">
<script type="application/ld+json">{"@graph": [
  {"@type": "WebSite", "name": "Nordfil", "author": "Nobody"},
  {"@type": "NewsArticle", "headline": "Le conseil ferme la halle",
   "author": [{"@id": "#p1"}, {"@type": "Organization", "name": "Nordfil"}],
   "translator": {"@type": "Person", "name": "Anaïs Bréval"},
   "editor": [{"@type": "Role", "editor": {"@type": "Person", "name": "Luc Hautmont"}}, "Luc  Hautmont"]},
  {"@type": "Person", "@id": "#p1", "name": "Ilse Quandt"}]}</script></head>
<body><header><nav><ul><li>Accueil</li></ul></nav></header>
<main><article class="article with-sidebar"><p class="rubric">Monde</p>
<h1>Le conseil ferme la halle</h1>
<p class="standfirst">Une décision contestée par les commerçants</p>
<p class="byline">Par <a rel="author" href="/iq">Ilse Quandt</a></p>
<time datetime="2021-03-04">4 mars 2021</time>
<div class="share-bar"><span>Partager sur</span> <a>Facebook</a></div>
<figure><img src="x"><figcaption>La vieille halle, en mars</figcaption></figure>
<p>PORT-VELMAR, 4 mars (Nordfil) - Le conseil municipal a voté la fermeture
de l'ancienne halle,<br>après un débat.</p>
<p>Deuxième paragraphe.<br><br>Troisième paragraphe.</p>
<h2>La colère</h2><blockquote><p>Nous avons attendu.</p></blockquote>
<ul><li>La halle ferme</li><li><p>340 étals</p></li></ul>
<aside class="related"><h3>Lire aussi</h3><p>Un autre article</p></aside>
<div>Texte nu avec <b>du gras</b>.<p>Un mot cou&shy;pé.</p>Une queue.</div>
<p>(Reportage Ilse Quandt, version française Anaïs Bréval, édité par Luc Hautmont)</p>
</article></main><footer>© Nordfil</footer><script>"<p>no</p>"</script></body></html>"""


def read(source: str, name: str = "x.html") -> Document:
    return read_bytes(source.encode(), name)


def test_the_article_is_walked_and_typed() -> None:
    assert [(paragraph.kind, paragraph.text) for paragraph in read(PAGE).paragraphs] == [
        ("boilerplate", "Monde"),
        ("headline", "Le conseil ferme la halle"),
        ("standfirst", "Une décision contestée par les commerçants"),
        ("byline", "Par Ilse Quandt"),
        ("boilerplate", "4 mars 2021"),
        ("boilerplate", "Partager sur Facebook"),
        ("caption", "La vieille halle, en mars"),
        (
            "body",
            "PORT-VELMAR, 4 mars (Nordfil) - Le conseil municipal a voté la fermeture de l'ancienne halle, "
            "après un débat.",
        ),
        ("body", "Deuxième paragraphe."),
        ("body", "Troisième paragraphe."),
        ("subhead", "La colère"),
        ("quote", "Nous avons attendu."),
        ("list-item", "La halle ferme"),
        ("list-item", "340 étals"),
        ("boilerplate", "Lire aussi"),
        ("boilerplate", "Un autre article"),
        ("body", "Texte nu avec du gras."),
        ("body", "Un mot coupé."),
        ("body", "Une queue."),
        ("credit", "(Reportage Ilse Quandt, version française Anaïs Bréval, édité par Luc Hautmont)"),
    ]


def test_what_a_page_states() -> None:
    document = read(PAGE)
    stated = document.metadata
    assert (stated.language, stated.title) == ("fr-FR", "Le conseil ferme la halle")
    assert stated.published == "2021-03-04T10:00:00+01:00"
    assert stated.translation_of == ("fish-market@en.1",)
    assert {(credit.role, credit.name) for credit in stated.credits} == {
        ("author", "Ilse Quandt"),
        ("translator", "Anaïs Bréval"),
        ("editor", "Luc Hautmont"),
    }
    assert len(stated.credits) == 3
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ('{"@type": "Article", "author": "Ann Roe"}', ["Ann Roe"]),
        ('{"@type": "Article", "author": "By Ann Roe"}', ["Ann Roe"]),
        (
            '[{"@type": ["Thing", "NewsArticle"], "author": {"name": ["Ann Roe", "Bo Li"]}}]',
            ["Ann Roe", "Bo Li"],
        ),
        (
            '{"@type": "http://schema.org/Article", "author": {"givenName": "Ann", "familyName": "Roe"}}',
            ["Ann Roe"],
        ),
        ('{"mainEntity": {"@type": "BlogPosting", "creator": {"name": "Ann Roe"}}}', ["Ann Roe"]),
        ('{"@type": "Article", "author": "https://x.example/ann"}', []),
        ('{"@type": "Article", "author": {"@type": "Organization", "name": "Northwire"}}', []),
        ('{"@type": "Article", "author": {"@id": "#a"}}', []),
        ('{"@type": "Article", "author": null, "editor": 7}', []),
        ("{not json", []),
        ("[" * 50_000, []),
    ],
)
def test_json_ld_authors(script: str, names: list[str]) -> None:
    source = f'<script type="application/ld+json">{script}</script><p>Body text of the page.</p>'
    assert [credit.name for credit in read(source).metadata.credits] == names


def test_meta_author_stands_in_for_json_ld() -> None:
    source = '<meta name="author" content="Ann Roe"><p>Body text of the page.</p>'
    assert [(c.role, c.name) for c in read(source).metadata.credits] == [("author", "Ann Roe")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "<body><form><div><h1>Title</h1><p>Body one.</p><p>Body two.</p></div></form></body>",
            [("headline", "Title"), ("body", "Body one."), ("body", "Body two.")],
            id="page-inside-a-form",
        ),
        pytest.param(
            "<body><header><h1>Title</h1><p class=byline>By Ann Roe</p></header>"
            "<article><p>Body one is a longer sentence.</p></article></body>",
            [("headline", "Title"), ("byline", "By Ann Roe"), ("body", "Body one is a longer sentence.")],
            id="headline-above-the-article",
        ),
        pytest.param(
            "<body><article><p>Tea</p></article><div><p>The long story here.</p><p>And more.</p></div>",
            [("headline", "Tea"), ("body", "The long story here."), ("body", "And more.")],
            id="a-teaser-is-not-the-article",
        ),
        pytest.param(
            "<pre>Title of it\n\nA line that is wrapped as wires do, and\nit goes on.</pre>",
            [("headline", "Title of it"), ("body", "A line that is wrapped as wires do, and it goes on.")],
            id="preformatted",
        ),
        pytest.param(
            '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>Text &b; here.</p>',
            [("body", "Text &b; here.")],
            id="entities-of-a-doctype",
        ),
        pytest.param("<p>第一行\n第二行。</p>", [("body", "第一行第二行。")], id="chinese-line-break"),
        pytest.param("<p hidden>no</p><p style='display: none'>no</p>Yes.", [("body", "Yes.")], id="hidden"),
        pytest.param("just text & stuff.", [("body", "just text & stuff.")], id="fragment"),
    ],
)  # fmt: skip
def test_shapes(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(paragraph.kind, paragraph.text) for paragraph in read(source).paragraphs] == expected


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<meta charset=iso-8859-1><p>L\x92\xe9t\xe9.</p>", "L’été."),
        (b'<?xml version="1.0" encoding="windows-1251"?><html><p>\xd1\xee\xe2\xe5\xf2.</p></html>', "Совет."),
        ("<p>Été.</p>".encode("utf-16"), "Été."),
        (b"<meta charset=utf-16><p>\xc3\xa9t\xc3\xa9.</p>", "été."),
        (b"<meta charset=punycode><p>\xc3\xa9t\xc3\xa9.</p>", "été."),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert read_bytes(data, "x.html").paragraphs[0].text == text


def test_own_meta_tags_are_checked() -> None:
    with pytest.raises(InputError, match="pubstatus"):
        read('<meta name="provenance:pubstatus" content="draft"><p>Body text.</p>')


def test_a_strange_page_language_is_noted_and_left_out() -> None:
    document = read('<html lang="french!"><p>Body text.</p></html>')
    assert document.metadata.language is None
    assert any("french!" in note for note in document.notes)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<div>" * 5000 + "text" + "</div>" * 5000, id="deep-blocks"),
        pytest.param("<p>" + "<b>" * 5000 + "text", id="deep-inlines"),
        pytest.param("<p>" + "word " * 2_200_000, id="long-text-node"),
        pytest.param("<!--" * 1000, id="comments-only"),
        pytest.param("<html><body></body></html>", id="no-text"),
    ],
)
def test_refused(source: str) -> None:
    with pytest.raises(InputError) as error:
        read(source)
    assert error.value.message.startswith("x.html")


def test_json_ld_nodes_that_name_themselves_take_bounded_work() -> None:
    node = '{"@id": "x", "@type": "Person", "name": [' + ", ".join(['{"@id": "x"}'] * 3000) + "]}"
    page = (
        '<html lang="en"><head><script type="application/ld+json">[{"@type": "NewsArticle", "author": '
        f'{{"@id": "x"}}}}, {node}]</script></head><body><p>The lights went out on Monday.</p></body></html>'
    )
    assert read_bytes(page.encode(), "page.html").metadata.credits == ()
