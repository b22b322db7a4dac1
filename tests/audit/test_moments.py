from __future__ import annotations

import pytest

from provenance.audit.moments import span_of


@pytest.mark.parametrize(
    ("first", "second", "zone", "before"),
    [
        ("2031-05-04T10:00Z", "2031-05-04T10:00:01Z", None, True),
        ("2031-05-04T10:00+02:00", "2031-05-04T09:00Z", None, True),
        ("2031-05-04", "2031-05-05", None, False),
        ("2031-05-04", "2031-05-06", None, False),
        ("2031-05-04", "2031-05-07", None, True),
        ("2031-05-04", "2031-05-05", "Asia/Tokyo", True),
        ("2031-05-04", "2031-05-04T23:59Z", "Asia/Tokyo", True),
        ("2031-05-04T10:00", "2031-05-04T12:00", None, False),
        ("2031-05-04T10:00", "2031-05-04T12:00", "Europe/Paris", True),
        ("2031-05-04T10:00Z", "2031-05-04T10:00Z", None, False),
    ],
)
def test_only_an_order_that_holds_everywhere_is_one(
    first: str, second: str, zone: str | None, before: bool
) -> None:
    one, other = span_of(first, zone), span_of(second, zone)
    assert one is not None
    assert other is not None
    assert one.surely_before(other) is before
    assert not other.surely_before(one)


@pytest.mark.parametrize("text", ["", None, "soon", "2031-13-01", "0001-01-01", "9999-12-31", "\x00"])
def test_what_is_no_date_is_none(text: str | None) -> None:
    span_of(text, "Europe/Paris")
    assert span_of(text) is None or text in ("0001-01-01", "9999-12-31")
