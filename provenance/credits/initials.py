"""Initials as credits: those that the newsroom lists stand for their person, all others for nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from provenance.values import Credit, Paragraph, Role

SIGN_OFF_ROLE: Role = "editor"
"""Whoever signs off at the end of a text has edited it, unless the text prints a role."""

_LAST = 3  # paragraphs at the end among which a sign-off stands
_LONGEST = 4  # letters of somebody's initials
_SIGN_OFF = re.compile(r"[\s(\[–—-]*([^\W\d_]{2,4}(?:\s?[/,;]\s?[^\W\d_]{2,4})*)[\s)\].]*")


def with_initials(
    credits: Sequence[Credit], paragraphs: Sequence[Paragraph], initials: Mapping[str, str]
) -> tuple[Credit, ...]:
    """The credits of a text with initials read as the newsroom lists them.

    A printed credit that names initials only is its person's, or goes where they are not listed. A sign-off
    at the end, `(jd/mk)`, credits those who are listed.

    Args:
        credits: As read and stated.
        paragraphs: The text.
        initials: The key or the name of the person that each stands for; case and stops do not count.

    >>> with_initials([], [Paragraph("body", "(jd/xy)")], {"JD": "jane-doe"})[0].person
    'jane-doe'
    """
    listed = {_plain(short): person for short, person in initials.items()}
    kept = []
    for credit in credits:
        if credit.person is None and credit.evidence == "printed" and are_initials(credit.name):
            if _plain(credit.name) in listed:
                kept.append(replace(credit, person=listed[_plain(credit.name)]))
        else:
            kept.append(credit)
    taken = {(credit.paragraph, credit.start) for credit in kept}
    signed = (c for c in _signed_off(paragraphs, listed) if (c.paragraph, c.start) not in taken)
    return (*kept, *signed)


def are_initials(name: str) -> bool:
    """Whether a name is nothing but initials: two to four letters of one case, with stops or without.

    >>> [are_initials(name) for name in ("jd", "J.D.", "JD", "Jo", "Al Roe", "王芳")]
    [True, True, True, False, False, False]
    """
    letters = _plain(name, fold=False)
    stopped = bool(re.fullmatch(r"(?:[^\W\d_]\.\s?){2,4}", name.strip()))
    cased = letters.isupper() or letters.islower()
    return cased and 2 <= len(letters) <= _LONGEST and (stopped or name.strip() == letters)


def _signed_off(paragraphs: Sequence[Paragraph], listed: Mapping[str, str]) -> Iterator[Credit]:
    for index in range(max(0, len(paragraphs) - _LAST), len(paragraphs)):
        found = _SIGN_OFF.fullmatch(paragraphs[index].text)
        if found is None:
            continue
        for part in re.finditer(r"[^\W\d_]+", found[1]):
            person = listed.get(_plain(part[0]))
            if person is not None and are_initials(part[0]):
                start = found.start(1) + part.start()
                yield Credit(
                    SIGN_OFF_ROLE,
                    part[0],
                    paragraph=index,
                    start=start,
                    end=start + len(part[0]),
                    person=person,
                )


def _plain(short: str, *, fold: bool = True) -> str:
    letters = "".join(c for c in short if c.isalpha())
    return letters.casefold() if fold else letters
