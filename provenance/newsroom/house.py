"""The house rules of a folder: `provenance.toml` beside the registry."""

from __future__ import annotations

from pathlib import Path

from provenance.audit.house import DEFAULT, HOUSE_FILE, MOST_BYTES, House
from provenance.errors import InputError
from provenance.text.normalise import printable


def read_house(folder: Path) -> House:
    """The house rules of a folder; the default where it has no house file."""
    path = folder / HOUSE_FILE
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return DEFAULT
    except OSError as error:
        raise InputError(
            f"{printable(str(path))} cannot be read: {error.strerror}", "mend or remove it"
        ) from None
    from provenance.audit.house_file import parse_house
    from provenance.audit.registry import RULES

    return parse_house(data, HOUSE_FILE, [rule.id for rule in RULES])
