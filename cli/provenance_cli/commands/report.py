"""`provenance report`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli.commands.align import Encoder
from provenance_cli.frame import Frame, framed


@framed("html")
def report(
    frame: Frame,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Slug of the article.")],
    encoder: Encoder = "auto",
) -> int:
    """Put an article's family, credits, findings and comparisons on one page, a file that opens anywhere."""
    dossier = frame.newsroom().dossier(article, encoder=encoder)
    from provenance.reports.html.dossier import dossier_html

    frame.emit(dossier_html(dossier))
    notes = {
        note for step in dossier.derivations if step.comparison for note in step.comparison.changes.notes
    }
    notes |= {
        f"{d.child} is not compared with {d.parent.version}: {d.missing}"
        for d in dossier.derivations
        if d.missing
    }
    for note in sorted(notes):
        frame.note(note)
    return 0
