"""Pictures that ask for much: each takes few bytes, and memory or time when it is decoded."""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    written = BytesIO()
    image.save(written, format, **options)
    return written.getvalue()


def photograph(format: str = "JPEG", size: tuple[int, int] = (1600, 800), turned: int = 1) -> bytes:
    image = Image.new("RGB", size, "white")
    exif = image.getexif()
    exif[0x0112] = turned  # orientation
    exif[0x010E] = "Taken at the client's home"
    return encoded(image, format, exif=exif)


def webp_of(side: int) -> bytes:
    """A whole WebP picture of one colour, which takes 28 bytes at any size."""
    size = (side - 1) | (side - 1) << 14
    codes = 0b0001_0001_0001_0001_0001_000  # five codes of one symbol each, read from the right
    body = b"\x2f" + size.to_bytes(4, "little") + codes.to_bytes(3, "little")
    chunk = b"WEBPVP8L" + len(body).to_bytes(4, "little") + body
    return b"RIFF" + len(chunk).to_bytes(4, "little") + chunk


def png_with(kind: bytes, content: bytes) -> bytes:
    """A small PNG that has one more chunk before its picture."""
    png = encoded(Image.new("RGB", (10, 10)), "PNG")
    at = png.index(b"IDAT") - 4
    check = zlib.crc32(kind + content).to_bytes(4, "big")
    return png[:at] + len(content).to_bytes(4, "big") + kind + content + check + png[at:]


def jpeg_of(side: int) -> bytes:
    """A small JPEG whose header says that it is this large."""
    jpeg = encoded(Image.new("RGB", (10, 10)), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + side.to_bytes(2, "big") * 2 + jpeg[at + 4 :]


def jpeg_scanned(times: int) -> bytes:
    """A JPEG that asks for its last scan again and again."""
    jpeg = encoded(Image.new("RGB", (4000, 4000)), "JPEG", progressive=True)[:-2]
    return jpeg + jpeg[jpeg.rindex(b"\xff\xda") :] * times + b"\xff\xd9"


def animated(format: str) -> bytes:
    frames = [Image.new("RGB", (40, 20), (shade, 0, 0)) for shade in range(200)]
    return encoded(frames[0], format, save_all=True, append_images=frames[1:])


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a WebP of 13,000 px a side": lambda: webp_of(13_000),
    "a PNG of 13,000 px a side": lambda: encoded(Image.new("1", (13_000, 13_000)), "PNG"),
    "a JPEG of 65,000 px a side": lambda: jpeg_of(65_000),
    "a JPEG of 2,000 scans": lambda: jpeg_scanned(2_000),
    "a PNG whose text unpacks to 20 MB": lambda: png_with(
        b"zTXt", b"Comment\0\0" + zlib.compress(bytes(20_000_000))
    ),
    "frames of a GIF": lambda: animated("GIF"),
    "TIFF": lambda: encoded(Image.new("RGB", (40, 20)), "TIFF"),
    "BMP": lambda: encoded(Image.new("RGB", (40, 20)), "BMP"),
    "an icon": lambda: encoded(Image.new("RGB", (40, 20)), "ICO"),
    "a drawing with a script": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EOF\n",
    "a cut JPEG": lambda: photograph()[:300],
    "a cut PNG": lambda: photograph("PNG")[:-40],
    "a cut WebP": lambda: photograph("WEBP")[:-40],
}
