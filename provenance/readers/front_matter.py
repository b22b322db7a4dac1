"""YAML front matter, read as strings only, so that `lang: no` stays Norwegian and a date stays as written."""

from __future__ import annotations

import yaml

from provenance.errors import InputError
from provenance.readers.metadata import Value

MAX_LENGTH = 64 * 1024
"""Code points of front matter; a long one has a few hundred."""

MAX_BRACKETS = 200
"""Opening brackets in it, which bound its nesting; a long one has a dozen."""


class _StringsOnly(yaml.BaseLoader):
    """A loader without types, and without aliases, which can multiply a short text into a giant one."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(problem="aliases are not read", problem_mark=self.get_mark())
        return super().compose_node(parent, index)


def split_front_matter(text: str, name: str) -> tuple[dict[str, Value], str]:
    """Front matter, and the text after it.

    Text that begins with `---` but has no closing fence, or no mapping between the fences, has none.

    Raises:
        InputError: If it is too long, or not YAML.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return {}, text
    fenced = "\n".join(lines[1:end])
    hint = "write one 'key: value' a line between the two --- lines"
    if len(fenced) > MAX_LENGTH:
        if ":" not in lines[1]:
            return {}, text
        raise InputError(f"{name}: the front matter is longer than {MAX_LENGTH:,} characters", hint)
    if sum(map(fenced.count, "[{")) > MAX_BRACKETS:
        raise InputError(f"{name}: the front matter has more than {MAX_BRACKETS} lists", hint)
    try:
        values = yaml.load(fenced, Loader=_StringsOnly)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError(
            f"{name}, line {line}: the front matter is not YAML: {error.problem}", hint
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise InputError(f"{name}: the front matter is not YAML", hint) from None
    if values is None or values == "":
        return {}, "\n".join(lines[end + 1 :])
    if not isinstance(values, dict):
        return {}, text
    if not all(isinstance(key, str) for key in values):
        raise InputError(f"{name}: a key of the front matter is not one line of text", hint)
    return values, "\n".join(lines[end + 1 :])
