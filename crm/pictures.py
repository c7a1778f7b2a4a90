"""Pictures of products: an upload becomes a small data URL, kept with the product itself."""

import base64
from io import BytesIO

from crm.errors import Refused

FORMATS = ("PNG", "JPEG", "WEBP")
LONGEST_SIDE = 480
MOST_PIXELS = 50_000_000
"""A photograph of today's cameras has fewer; what claims more may be made to fill the memory."""
QUALITY = 80
PREFIX = "data:image/webp;base64,"


def data_url(upload: bytes) -> str:
    """An upload as a WebP of at most 480 px a side, upright and without its metadata.

    Raises `Refused` when it is no PNG, JPEG or WebP picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # only an upload needs it

    try:
        with Image.open(BytesIO(upload), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused("picture", "Picture has too many pixels: make it smaller first.")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            small = upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise Refused("picture", "Picture can't be read: use a PNG, JPEG or WebP file.") from None
    written = BytesIO()
    small.save(written, "WEBP", quality=QUALITY)
    return PREFIX + base64.b64encode(written.getvalue()).decode()


def is_upload(picture: str) -> bool:
    """Whether a product's picture is one that `data_url` made."""
    return picture.startswith(PREFIX)


def content(picture: str) -> bytes:
    """The bytes of a picture that `data_url` made; raises `ValueError` when they are broken."""
    return base64.b64decode(picture.removeprefix(PREFIX), validate=True)
