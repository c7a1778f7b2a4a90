"""Pictures of products: an https address, or an upload made small and kept with the product."""

import base64
from io import BytesIO
from urllib.parse import urlsplit

from crm.errors import Refused

FORMATS = ("PNG", "JPEG", "WEBP")
LONGEST_SIDE = 480
LONGEST_ADDRESS = 2_000
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""A photograph of today's cameras has fewer; what claims more may be made to fill the memory."""
QUALITY = 80
PREFIX = "data:image/webp;base64,"


def data_url(upload: bytes) -> str:
    """An upload as a WebP of at most 480 px a side, upright and without its metadata.

    Raises `Refused` when it is no PNG, JPEG or WebP picture, or has more than 10 MB.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # only an upload needs it

    if len(upload) > MOST_BYTES:
        raise Refused("picture", "Picture has more than 10 MB: make it smaller first.")
    try:
        with Image.open(BytesIO(upload), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused("picture", "Picture has too many pixels: make it smaller first.")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise Refused("picture", "Picture can't be read: use a PNG, JPEG or WebP file.") from None
    written = BytesIO()
    small.save(written, "WEBP", quality=QUALITY)
    return PREFIX + base64.b64encode(written.getvalue()).decode()


def is_upload(picture: str) -> bool:
    """Whether a product's picture is one that `data_url` made."""
    return picture.startswith(PREFIX)


def is_address(picture: str) -> bool:
    """Whether this is an https address of at most 2,000 characters with a host in it."""
    if len(picture) > LONGEST_ADDRESS or not picture.isprintable() or " " in picture:
        return False
    try:
        parts = urlsplit(picture)
        return parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False


def content(picture: str) -> bytes:
    """The bytes of a picture that `data_url` made; raises `ValueError` when they are broken."""
    from PIL import Image

    found = base64.b64decode(picture.removeprefix(PREFIX), validate=True)
    try:
        Image.open(BytesIO(found), formats=["WEBP"]).close()
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no picture") from error
    return found
