"""What is in an evidence bundle, as a research object crate tells it (RO-Crate 1.1, words of schema.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import __version__
from reader.core.speech import _
from reader.export.citations import citation
from reader.export.provenance import iso_day, one_line, paper_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from reader.core.paper import Clipping, Origin
    from reader.export.evidence import BundledFile, Evidence

METADATA = "ro-crate-metadata.json"
"""What RO-Crate calls the file."""
_VERSION = "https://w3id.org/ro/crate/1.1"
_PROGRAM = "#yuebao"
_RIGHTS = "#rights"

Entity = dict[str, object]


def crate_metadata(
    name: str, created: date, files: Mapping[str, BundledFile], evidence: Sequence[Evidence]
) -> str:
    """The whole file. `files` are all others of the bundle, by their names."""
    graph = [
        *_frame(name, created, files),
        *(_file(path, file) for path, file in files.items()),
        *(_article(one) for one in evidence),
        *_sources(evidence),
    ]
    return (
        json.dumps({"@context": f"{_VERSION}/context", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"
    )


def _frame(name: str, created: date, files: Mapping[str, BundledFile]) -> Iterator[Entity]:
    """The crate itself, what made it, and whose it is."""
    yield {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": name,
        "description": _("Newspaper articles with their text, their place on the page and their sources."),
        "datePublished": created.isoformat(),
        "license": {"@id": _RIGHTS},
        "hasPart": [{"@id": path} for path in files],
    }
    yield {
        "@id": _RIGHTS,
        "@type": "CreativeWork",
        "name": _("Rights"),
        "description": _("The rights in the articles stay with their authors and papers."),
    }
    yield {"@id": _PROGRAM, "@type": "SoftwareApplication", "name": "Yuebao", "version": __version__}
    yield {
        "@id": "#bundling",
        "@type": "CreateAction",
        "instrument": {"@id": _PROGRAM},
        "endTime": created.isoformat(),
        "result": [{"@id": path} for path in files],
    }


def _file(path: str, file: BundledFile) -> Entity:
    about = [{"@id": _article_id(key)} for key in file.about]
    return {
        "@id": path,
        "@type": "File",
        "name": file.name,
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        **({"about": about} if about else {}),
    }


def _article(one: Evidence) -> Entity:
    clipping = one.clipping
    return {
        "@id": _article_id(one.key),
        "@type": "NewsArticle",
        "identifier": one.key,
        "headline": one_line(clipping.article.name),
        "author": [{"@type": "Person", "name": author.name} for author in clipping.article.authors],
        "datePublished": iso_day(clipping),
        "pagination": ", ".join(clipping.pages),
        "isPartOf": _paper(clipping),
        "isBasedOn": [{"@id": _source_id(origin)} for origin in one.origins],
        "creditText": citation(clipping),
    }


def _paper(clipping: Clipping) -> Entity:
    return {"@type": "PublicationIssue", "name": f"{paper_name(clipping)} {iso_day(clipping)}"}


def _sources(evidence: Sequence[Evidence]) -> Iterator[Entity]:
    """The sources of all articles, once each. Where they lie is the person's own affair and is not told."""
    for origin in {origin.sha256: origin for one in evidence for origin in one.origins}.values():
        yield {
            "@id": _source_id(origin),
            "@type": "CreativeWork",
            "name": origin.name,
            "additionalType": origin.kind,
            "contentSize": str(origin.size),
            "sha256": origin.sha256,
            "dateModified": origin.read_at,
        }


def _article_id(key: str) -> str:
    return f"#article-{key}"


def _source_id(origin: Origin) -> str:
    return f"#source-{origin.sha256}"
