"""Copies of a picture are known however they were worked over; other pictures of the same place are not copies."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from evidence_checker.extract.fingerprint import LIKELY_SAME, fingerprints_of, similar
from evidence_checker.extract.fingerprint_index import FingerprintIndex, copies
from evidence_checker.extract.model import Picture
from tests.extract.drawn import as_file, pixels, scene, stamped


def known(picture: Image.Image, name: str) -> Picture:
    return Picture(1, name, picture.width, picture.height, fingerprints=fingerprints_of(pixels(picture)))


def compressed(picture: Image.Image, quality: int) -> Image.Image:
    import io

    return Image.open(io.BytesIO(as_file(picture, quality=quality))).convert("RGB")


def cropped(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    width, height = picture.size
    return picture.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))


WAYS = {
    "smaller": lambda p: p.resize((p.width // 3, p.height // 3)),
    "compressed": lambda p: compressed(p, 25),
    "brighter": lambda p: ImageEnhance.Brightness(p).enhance(1.3),
    "paler": lambda p: ImageEnhance.Contrast(p).enhance(0.7),
    "mirrored": ImageOps.mirror,
    "stamped": lambda p: stamped(p, "2022-10-19 09:40", "石笋坪村"),
    "cropped": lambda p: compressed(cropped(p, 0.12, 0.1, 0.95, 0.93), 70),
    "cropped and brighter": lambda p: ImageEnhance.Brightness(compressed(cropped(p, 0.05, 0.15, 0.85, 0.95).resize((800, 600)), 60)).enhance(1.2),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_copy_is_known(way, seed):
    picture = scene(seed)
    assert similar(known(picture, "a"), known(WAYS[way](picture), "b")) >= LIKELY_SAME


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_another_place_is_no_copy(seed):
    assert similar(known(scene(seed), "a"), known(scene(seed + 100), "b")) < LIKELY_SAME - 0.15


def peopled(place: Image.Image, seed: int) -> Image.Image:
    """The same view with other people and things before it."""
    rng, picture = np.random.default_rng(seed), place.copy()
    pen = ImageDraw.Draw(picture)
    for _ in range(16):
        x, y, tall = rng.uniform(0, picture.width), rng.uniform(picture.height * 0.2, picture.height * 0.7), rng.uniform(120, 300)
        colour = tuple(int(v) for v in rng.integers(0, 255, 3))
        pen.ellipse((x, y - 40, x + 40, y), fill=(225, 180, 150))
        pen.rectangle((x - 20, y, x + 70, y + tall), fill=colour)
    return picture


def test_another_shot_of_the_same_place_is_no_copy():
    place = scene(31)
    assert similar(known(peopled(place, 1), "a"), known(peopled(place, 2), "b")) < LIKELY_SAME


def test_similarity_does_not_depend_on_which_comes_first():
    one, other = known(scene(41), "a"), known(cropped(scene(41), 0.1, 0.1, 0.9, 0.9), "b")
    assert abs(similar(one, other) - similar(other, one)) < 0.25


def test_the_same_bytes_are_the_same_picture():
    assert similar(Picture(1, "x", 10, 10), Picture(2, "x", 10, 10)) == 1.0


def test_a_picture_without_fingerprints_is_like_nothing():
    assert similar(Picture(1, "x", 10, 10), known(scene(1), "y")) == 0.0


def test_a_plain_area_is_like_nothing():
    plain = Image.new("RGB", (300, 200), (120, 130, 140))
    assert similar(known(plain, "a"), known(Image.new("RGB", (300, 200), (90, 90, 90)), "b")) == 0.0


def test_copies_are_found_among_many_without_comparing_all():
    pictures = [known(scene(seed, (480, 360)), str(seed)) for seed in range(40)]
    pictures.append(known(cropped(scene(7, (480, 360)), 0.08, 0.1, 0.92, 0.95), "crop of 7"))
    pictures.append(known(ImageOps.mirror(scene(9, (480, 360))), "mirror of 9"))
    assert [(one, other) for one, other, _ in copies(pictures)] == [(7, 40), (9, 41)]


def test_most_other_pictures_are_no_candidates():
    index = FingerprintIndex()
    for seed in range(60):
        index.add(known(scene(seed, (480, 360)), str(seed)))
    assert len(index.candidates(known(scene(500, (480, 360)), "new"))) < 20


def test_the_same_picture_gives_the_same_fingerprints():
    assert fingerprints_of(pixels(scene(3))) == fingerprints_of(pixels(scene(3)))
