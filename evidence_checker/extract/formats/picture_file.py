"""Picture files: JPEG, PNG, TIFF with its pages, BMP, GIF, WebP, HEIC."""

from __future__ import annotations

from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.formats.scans import add_page, image_options
from evidence_checker.extract.imaging.picture import read_picture


def read(given: Given) -> Draft:
    """The pages that a picture file shows, or its scene."""
    given.options.beat(1)
    reading = read_picture(given.location, image_options(given.options))
    draft = Draft(is_scene=reading.is_scene, pictures=list(reading.pictures))
    for page in reading.pages:
        add_page(draft, page)
    return draft
