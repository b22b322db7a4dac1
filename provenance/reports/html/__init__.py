"""Reports as one HTML file each: nothing is loaded from anywhere, and what a text says is only ever text.

Templates extend `templates/base.html.j2` and are filled by `page`. Everything that they print goes through
`printable` and is escaped; the page's policy lets no script run but its own.
"""
