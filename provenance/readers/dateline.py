"""Datelines: `GENEVA, Jan. 10 (Agency) – `, `(Agenzia) - ROMA, 10 GEN - `, `新华社日内瓦1月10日电`.

Conservative: a dateline needs an agency with a place or date, or a place with a date, or, in a text's first
body paragraph, a place in capitals before a spaced dash.
"""

from __future__ import annotations

import re
from functools import cache

from provenance.readers.phrases import phrases
from provenance.text.normalise import fold
from provenance.values import Dateline

LONGEST = 120
"""Code points in which a dateline must end."""

_SEPARATOR = re.compile(
    r"(?<=[)/])\s?[.:]?\s?[-–—―−]{1,2}\s?|\.\s?[-–—―−]{1,2}\s|\s[-–—―−]{1,2}\s|(?<=[)/])[.:]\s|(?<=[)/])\s"
)
_AGENCY_LAST = re.compile(r"\s?(?:\((?P<a>[^()/]{2,40}(?:/[^()/]{2,20})?)\)|/(?P<b>[^()/]{2,40})/)\.?\Z")
_AGENCY_FIRST = re.compile(r"\((?P<a>[^()]{2,40})\)\s?[-–—]\s?")
_EAST = re.compile(
    r"(?:(?P<agency1>[\u3400-\u9fff]{2,6}社)(?:记者|記者)?(?P<place1>[\u3400-\u9fff、]{2,12}?)"
    r"(?P<date1>[0-9０-９]{1,2}月[0-9０-９]{1,2}日)[电電訊讯](?:[（(][^（()）]{2,40}[)）])?[\s　]*"
    r"|[【（(\[](?P<place2>[\u3040-\u30ff\u3400-\u9fff・]{2,16})[＝=]"
    r"(?P<agency2>[\w・]{2,16})[】）)\]][\s　]*"
    r"|[【\[](?P<place4>[\u30a0-\u30ff\u3400-\u9fff・]{2,12})(?P<agency4>共同|時事|AFP)[】\]][\s　]*"
    r"|[(（\[](?P<place3>[\uac00-\ud7a3·]{1,12})\s?=\s?(?P<agency3>[\w]{2,12})[)）\]]\s?"
    r"(?:[\uac00-\ud7a3·]{2,5}\s(?:특파원|기자)\s?=?\s?)?)"
)
_EAST_AGENCY = re.compile(r"[A-Za-z]+|[\u30a1-\u30ff]+|共同|時事|.{2,6}(?:通信|新聞|通讯社|通訊社|社)")


def read_dateline(text: str, *, first: bool = False) -> Dateline | None:
    """The dateline that opens a paragraph, or None.

    Args:
        text: The paragraph.
        first: Whether it is the first body paragraph of its text, where less evidence is needed.

    Returns:
        Offsets in code points, half open.
    """
    head = text[:LONGEST]
    if east := _EAST.match(head):
        found = {name[:-1]: value for name, value in east.groupdict().items() if value}
        agency = found.get("agency")
        if east["agency2"] and not _EAST_AGENCY.fullmatch(east["agency2"]):
            agency = None  # the reporter's name
        return Dateline(0, east.end(), found.get("place"), agency, found.get("date"))
    agency, start = None, 0
    if leading := _AGENCY_FIRST.match(head):
        if not _is_agency(leading["a"]):
            return None
        agency, start = leading["a"], leading.end()
    for separator in _SEPARATOR.finditer(head, start):
        end = separator.end()
        if end >= len(text) or text[end].islower():
            continue
        line = _parsed(head[start : separator.start()], agency, end, dash=_is_dash(separator[0]), first=first)
        if line is not None:
            return line
    return Dateline(0, start, None, agency, None) if agency and first and agency.isupper() else None


_TIME = re.compile(
    r"[,|]?\s(?:(?:at|à|um|a las|alle)\s)?[0-9]{1,2}[:.h][0-9]{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,5})?\Z"
)


def is_date(text: str) -> bool:
    """Whether a short line is nothing but a date, with or without a time."""
    if len(text) > 60 or not any(map(str.isdecimal, text)):
        return False
    bare = _TIME.sub("", text)
    return (
        re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", bare) is not None or _date().fullmatch(bare) is not None
    )


def _parsed(head: str, agency: str | None, end: int, *, dash: bool, first: bool) -> Dateline | None:
    if agency is None and (named := _AGENCY_LAST.search(head)):
        agency = named["a"] or named["b"]
        head = head[: named.start()]
    head = head.rstrip(" ,.:")
    place, date = _place_and_date(head, day_alone=agency is not None)
    if place is not None and not _is_place(place):
        return None
    if agency:
        named_well = _is_agency(agency) or (place and date and agency.isalpha())
        placed = date or (place and dash and (first or _in_capitals(place)))
        return Dateline(0, end, place, agency, date) if named_well and placed else None
    if place and dash and first and (_in_capitals(place) or (date and head.startswith(f"{place},"))):
        return Dateline(0, end, place, None, date)
    return None


def _in_capitals(place: str) -> bool:
    """Whether a place's first part is in capitals, and not a word such as UPDATE."""
    name = re.split(r"[,/]", place)[0]
    return name.isupper() and len(name) > 3 and fold(name) not in phrases("not_places")


def _place_and_date(head: str, *, day_alone: bool) -> tuple[str | None, str | None]:
    dated = re.search(rf"(?:\A|[,.\s]\s?)(?P<date>{_date().pattern})\Z", head, re.IGNORECASE)
    if dated is None and day_alone:
        dated = re.search(r"[,\s]\s?(?P<date>[0-9]{1,2}\.?)\Z", head)
    if dated is None:
        return head or None, None
    return head[: dated.start()].rstrip(" ,.") or None, dated["date"]


def _is_place(place: str) -> bool:
    """Up to three names, each of up to four words that begin with a capital (or have no case)."""
    pieces = re.split(r",\s?|/", place)
    if len(pieces) > 3 or len(place) > 60:
        return False
    for piece in pieces:
        names = piece.split()
        if not names or len(names) > 4 or names[0][0].islower() or not names[0][0].isalpha():
            return False
        if fold(names[0]) in phrases("not_place_openings"):
            return False
        for name in names:
            if not all(c.isalpha() or c in ".'’-" or "\u0300" <= c <= "\u0e4e" for c in name):
                return False
            if (
                name[0].islower()
                and name not in phrases("place_particles")
                and not name.startswith(("d'", "d’", "l'", "l’"))
            ):
                return False
            if name.endswith(".") and len(name) > 6:
                return False
    return True


def _is_agency(name: str) -> bool:
    if len(name.split()) > 4 or not name[0].isalpha() or any(map(str.isdecimal, name)):
        return False
    return not name[0].islower() or fold(re.split(r"[\s/]", name)[0]) in phrases("lower_case_agencies")


def _is_dash(separator: str) -> bool:
    return any(character in separator for character in "-–—―−")


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, phrases("months")), key=lambda m: (-len(m), m)))
    days = "|".join(sorted(map(re.escape, phrases("weekdays")), key=lambda d: (-len(d), d)))
    year = r"(?:,?\s(?:de\s|del\s)?[0-9]{4})?"
    return re.compile(
        rf"(?:(?:{days})\.?,?\s(?:le\s|den\s|der\s)?)?"
        rf"(?:[0-9]{{1,2}}(?:er|st|nd|rd|th|º|°|\.)?\s?(?:de\s|of\s)?(?:{months})\.?{year}"
        rf"|(?:{months})\.?\s[0-9]{{1,2}}(?:st|nd|rd|th)?{year}"
        rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}[./](?:[0-9]{{4}}|[0-9]{{2}})?)",
        re.IGNORECASE,
    )
