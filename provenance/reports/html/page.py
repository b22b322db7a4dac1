"""Filling a template: one file, with its style and script in it, that runs and loads nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.reports.hints import split_hint
from provenance.text.normalise import printable
from provenance.text.tags import direction, language_name

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = files("provenance.reports.html")


def page(
    template: str,
    values: Mapping[str, object],
    *,
    styles: Sequence[str] = ("base.css",),
    scripts: Sequence[str] = (),
) -> str:
    """A whole page.

    Every value is shown through `printable` and escaped, whatever its type. The page carries a policy
    (Content Security Policy Level 3) that allows only the style and the script named here, by their digests,
    and no request at all.

    Args:
        template: File name in `templates/`; it extends `base.html.j2`.
        values: What the template shows, by name.
        styles: File names in `assets/`, put into one style element.
        scripts: File names in `assets/`, put into one script element at the end.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2, 20 ms that only pages need

    style, script = (_joined(names) for names in (styles, scripts))
    policy = (
        f"default-src 'none'; img-src data:; style-src {_digest(style)}; "
        f"script-src {_digest(script) if script else chr(39) + 'none' + chr(39)}; "
        "base-uri 'none'; form-action 'none'"
    )
    own = {"style": Markup(style), "script": Markup(script), "policy": policy}
    return _environment().get_template(template).render({**values, **own})


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only pages need it

    environment = Environment(
        loader=PackageLoader("provenance.reports.html"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["language"] = language_name
    environment.filters["direction"] = direction
    environment.filters["split_hint"] = split_hint
    return environment


def _shown(value: object) -> object:
    """What a template may print: text without anything invisible; markup of our own as it is."""
    if isinstance(value, str):
        return value if hasattr(value, "__html__") else printable(value)
    return value


def _joined(names: Sequence[str]) -> str:
    text = "".join(_HERE.joinpath("assets", name).read_text("utf-8") for name in names)
    if "</" in text:
        raise ValueError(f"{names}: an end tag would end the element that holds it")
    return text


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
