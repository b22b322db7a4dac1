"""What a text is once it has been read: typed paragraphs, credits, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

ParagraphKind = Literal[
    "headline",
    "standfirst",
    "byline",
    "subhead",
    "body",
    "quote",
    "list-item",
    "caption",
    "credit",
    "correction",
    "boilerplate",
]
Role = Literal[
    "author",
    "reporter",
    "contributor",
    "translator",
    "reviser",
    "editor",
    "photographer",
    "producer",
]
Evidence = Literal["declared", "metadata", "printed", "traced", "assumed"]
MachineExtent = Literal["raw", "post-edited", "unknown"]
PublicationStatus = Literal["usable", "withheld", "canceled"]

PARAGRAPH_KINDS: tuple[ParagraphKind, ...] = get_args(ParagraphKind)
ROLES: tuple[Role, ...] = get_args(Role)
PUBLICATION_STATES: tuple[PublicationStatus, ...] = get_args(PublicationStatus)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a news paragraph that says where, when and from whom, as a span of it.

    `GENEVA, Jan. 10 (Agency) –` has place `GENEVA`, date `Jan. 10`, agency `Agency`, each as printed.

    Attributes:
        start: First code point of the dateline in its paragraph.
        end: One past its last code point, separator and following space included.
        place: Place as printed, or None.
        agency: Agency as printed, or None.
        date: Date as printed, or None.
    """

    start: int
    end: int
    place: str | None = None
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text.

    Attributes:
        kind: One of `PARAGRAPH_KINDS`.
        text: NFC, soft line breaks as one space, ends stripped; never empty in a document that was read.
        language: Detected BCP 47 tag where the paragraph is long enough to tell, else None.
        dateline: The dateline that opens it, or None.
        masked: Whether a name in it is kept from print, and the text is not as it was.
    """

    kind: ParagraphKind
    text: str
    language: str | None = None
    dateline: Dateline | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """A person in a role, as a text prints it, its metadata states it, or a user declares it.

    Attributes:
        role: One of `ROLES`.
        name: As printed, white space collapsed.
        label: The words printed for the role ("French version"), or None.
        language: Target language that the credit states, BCP 47, or None.
        source_language: Source language that the credit states, BCP 47, or None.
        evidence: Where it is from: printed, metadata or declared.
        paragraph: Index (from 0) of the paragraph it is printed in, or None.
        start: First code point of the name in the text that was read, or None.
        end: One past the last code point of the name, or None.
        confidence: In [0, 1]; 1 is certain. Declared and metadata credits have 1.
        person: Key of the person in the registry ("maria-garcia-2"); before registration None unless stated.
        masked: Whether the name is kept from print, and the person's present one stands for it.
    """

    role: Role
    name: str
    label: str | None = None
    language: str | None = None
    source_language: str | None = None
    evidence: Evidence = "printed"
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0
    person: str | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class MachineNotice:
    """A statement that a text was translated by machine.

    Attributes:
        tool: Name of the tool as printed, or None where none is named.
        extent: `raw`, `post-edited` (a person went over it), or `unknown`.
        paragraph: Index (from 0) of the paragraph that says it, or None.
        evidence: printed, metadata or declared.
    """

    tool: str | None
    extent: MachineExtent = "unknown"
    paragraph: int | None = None
    evidence: Evidence = "printed"


@dataclass(frozen=True, slots=True)
class CreditReading:
    """The credits and the machine notice that one text prints, and what else is known of it.

    Attributes:
        credits: What it prints, in order.
        machine: What it prints of machine translation, or None.
        stated: Credits of its metadata and declared ones; empty where only a text was read.
    """

    credits: tuple[Credit, ...] = ()
    machine: MachineNotice | None = None
    stated: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself outside its text: front matter, HTML metadata, or its name.

    Keys are those of the import manifest. Nothing here is detected or guessed.

    Attributes:
        article: Slug of the article as stated, or None.
        language: Declared BCP 47 tag, standard form, or None.
        number: Version number stated by the file name, from 1, or None.
        title: Title as stated, or None.
        published: ISO 8601 date or time as stated, or None.
        pubstatus: Publication status as stated, or None.
        machine: Tool of a declared machine translation, or None.
        translation_of: Refs of stated sources of a translation.
        edit_of: Refs of stated sources of an edit.
        adaptation_of: Refs of stated sources of an adaptation.
        credits: Stated credits, evidence `metadata`.
        desk: Desk as stated, or None.
        url: Address as stated, or None.
        id: Identifier as stated, or None.
        meta: Any further keys, as text.
    """

    article: str | None = None
    language: str | None = None
    number: int | None = None
    title: str | None = None
    published: str | None = None
    pubstatus: PublicationStatus | None = None
    machine: str | None = None
    translation_of: tuple[str, ...] = ()
    edit_of: tuple[str, ...] = ()
    adaptation_of: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    desk: str | None = None
    url: str | None = None
    id: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read from a file: what it prints, what it states, what was noticed on the way.

    Attributes:
        paragraphs: All paragraphs, headline and boilerplate included, in order.
        credits: Credits printed in the paragraphs, in text order.
        machine: The printed machine-translation notice, or None.
        metadata: What the file states about itself.
        language_detected: BCP 47 tag of the running text by detection; None means unsure.
        notes: Remarks for the user, one line each ("read as windows-1252").
        original: The bytes as they came.
        media_type: `text/plain`, `text/markdown` or `text/html`.
        encoding: Name of the encoding the bytes were decoded with.
    """

    paragraphs: tuple[Paragraph, ...]
    credits: tuple[Credit, ...] = ()
    machine: MachineNotice | None = None
    metadata: Metadata = field(default_factory=Metadata)
    language_detected: str | None = None
    notes: tuple[str, ...] = ()
    original: bytes = b""
    media_type: str = "text/plain"
    encoding: str = "utf-8"

    @property
    def language(self) -> str | None:
        """The declared language, else the detected one, else None."""
        return self.metadata.language or self.language_detected

    @property
    def title(self) -> str | None:
        """The text of the first headline, else the stated title, else None.

        Pages state titles with the name of the site in them; the headline is what was written.
        """
        headlines = (p.text for p in self.paragraphs if p.kind == "headline")
        return next(headlines, self.metadata.title)
