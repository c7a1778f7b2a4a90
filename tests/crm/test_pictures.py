"""Uploaded pictures: small, upright, without what the camera wrote into them."""

from io import BytesIO

import pytest
from PIL import Image

from crm import pictures
from crm.errors import Refused


def photograph(format: str = "JPEG", size: tuple[int, int] = (1600, 800), turned: int = 1) -> bytes:
    image = Image.new("RGB", size, "white")
    exif = image.getexif()
    exif[0x0112] = turned  # orientation
    exif[0x010E] = "Taken at the client's home"
    written = BytesIO()
    image.save(written, format, exif=exif)
    return written.getvalue()


def read(url: str) -> Image.Image:
    return Image.open(BytesIO(pictures.content(url)))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_small_and_says_nothing_of_where_it_was_taken(format: str) -> None:
    url = pictures.data_url(photograph(format))
    assert pictures.is_upload(url)
    assert read(url).size == (480, 240)
    assert not read(url).getexif()
    assert b"home" not in pictures.content(url)


def test_a_picture_taken_sideways_stands_upright() -> None:
    assert read(pictures.data_url(photograph(turned=6))).size == (240, 480)


@pytest.mark.parametrize("upload", [b"", b"<svg onload='x'/>", b"GIF89a", photograph()[:300]])
def test_what_is_no_picture_is_refused(upload: bytes) -> None:
    with pytest.raises(Refused) as refused:
        pictures.data_url(upload)
    assert refused.value.field == "picture"


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(Refused, match="pixels"):
        pictures.data_url(photograph())


def test_an_upload_of_more_than_ten_megabytes_is_refused_unread() -> None:
    with pytest.raises(Refused, match="10 MB"):
        pictures.data_url(bytes(10 * 1024 * 1024 + 1))


def test_what_is_transparent_stays_so() -> None:
    written = BytesIO()
    Image.new("P", (40, 40)).save(written, "PNG", transparency=0)
    corner = read(pictures.data_url(written.getvalue())).convert("RGBA").getpixel((0, 0))
    assert isinstance(corner, tuple) and corner[3] == 0


def test_a_broken_upload_in_the_store_is_told_from_a_picture() -> None:
    for broken in ("", "AAAA", "not base64", "UklGRhQAAABXRUJQVlA4IA=="):
        with pytest.raises(ValueError):
            pictures.content(pictures.PREFIX + broken)
