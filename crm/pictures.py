"""Pictures of products: made small and kept with the product, whether uploaded or fetched."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crm.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP")
LONGEST_SIDE = 480
LONGEST_ADDRESS = 2_000
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 30_000_000
"""A photograph of today's cameras has fewer; a WebP of so many takes half a gigabyte to decode."""
MOST_SCANS = 100
"""Cameras write ten. Each goes over the whole picture again, and takes only 75 bytes to ask for."""
QUALITY = 80
PREFIX = "data:image/webp;base64,"
LONGEST_DATA_URL = 1_000_000

_decoder = Lock()
"""One picture at a time, so that many at once take no more memory than one."""


@dataclass(frozen=True)
class Upload:
    """A small WebP that `shrink` made: what the book keeps, and no typed text ever is."""

    content: bytes

    @property
    def data_url(self) -> str:
        """How the book writes it."""
        return PREFIX + base64.b64encode(self.content).decode()


def shrink(file: bytes) -> Upload:
    """A picture file as a WebP of at most 480 px a side, upright and without its metadata.

    Raises `Refused` when it is no PNG, JPEG or WebP picture, or is too large to be decoded.
    """
    from PIL import ImageOps  # only an upload needs it

    if len(file) > MOST_BYTES:
        raise Refused("picture", "Picture has more than 10 MB: make it smaller first.")
    written = BytesIO()
    try:
        with _decoder, _open(file, FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("picture", "Picture has too many pixels: make it smaller first.")
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            small.save(written, "WEBP", quality=QUALITY)
    except ValueError:
        raise Refused("picture", "Picture can't be read: use a PNG, JPEG or WebP file.") from None
    return Upload(written.getvalue())


def read(picture: str | None) -> Upload | str | None:
    """A product's picture as the book has it: an upload or an address; None for what is neither."""
    if picture and is_address(picture):
        return picture
    return _kept(picture) if picture and picture.startswith(PREFIX) else None


def is_address(picture: str) -> bool:
    """Whether this is an https address of at most 2,000 characters with a host in it."""
    if len(picture) > LONGEST_ADDRESS or not picture.isprintable() or " " in picture:
        return False
    try:
        parts = urlsplit(picture)
        return parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False


def _kept(picture: str) -> Upload | None:
    """The upload of this data URL; None when it is not as small as `shrink` makes them."""
    if len(picture) > LONGEST_DATA_URL:
        return None
    try:
        content = base64.b64decode(picture.removeprefix(PREFIX), validate=True)
        with _open(content, ("WEBP",)) as kept:
            small = max(kept.size) <= LONGEST_SIDE and not getattr(kept, "is_animated", False)
    except ValueError:
        return None
    return Upload(content) if small else None


@contextmanager
def _open(file: bytes, formats: tuple[str, ...]) -> Iterator["Image"]:
    """The picture with its size as the header has it; nothing of it is decoded yet.

    Whatever is wrong with it, then or while it is decoded, is a `ValueError`.
    """
    from PIL import Image

    if file.count(b"\xff\xda") > MOST_SCANS and file.startswith(b"\xff\xd8"):
        raise ValueError("a JPEG of too many scans")
    try:
        with Image.open(BytesIO(file), formats=formats) as picture:
            yield picture
    except (OSError, EOFError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no picture") from error
