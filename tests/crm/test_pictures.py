"""Pictures: small, upright, without what the camera wrote, and measured before they are decoded."""

import subprocess
import sys
from dataclasses import FrozenInstanceError
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from crm import pictures
from crm.errors import Refused
from crm.pictures import Upload
from tests.crm.hostile_pictures import HOSTILE, animated, encoded, photograph, webp_of

pytestmark = pytest.mark.filterwarnings("ignore:Image size")  # Pillow says so too


def decoded(upload: Upload) -> Image.Image:
    return Image.open(BytesIO(upload.content))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_small_and_says_nothing_of_where_it_was_taken(format: str) -> None:
    small = pictures.shrink(photograph(format))
    assert decoded(small).size == (480, 240)
    assert not decoded(small).getexif()
    assert b"home" not in small.content
    with pytest.raises(FrozenInstanceError):  # what was measured stays what was measured
        small.content = photograph(format)  # type: ignore[misc]


def test_a_picture_taken_sideways_stands_upright() -> None:
    assert decoded(pictures.shrink(photograph(turned=6))).size == (240, 480)


def test_what_is_transparent_stays_so() -> None:
    file = encoded(Image.new("P", (40, 40)), "PNG", transparency=0)
    corner = decoded(pictures.shrink(file)).convert("RGBA").getpixel((0, 0))
    assert isinstance(corner, tuple) and corner[3] == 0


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_kept(format: str) -> None:
    small = pictures.shrink(animated(format))
    assert getattr(decoded(small), "n_frames", 1) == 1
    assert pictures.read(small.data_url) == small


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_picture_or_too_large_a_one_is_refused(kind: str) -> None:
    with pytest.raises(Refused) as refused:
        pictures.shrink(HOSTILE[kind]())
    assert refused.value.field == "picture"


def test_hostile_pictures_do_not_take_the_memory_that_they_ask_for(
    tmp_path: Path,
) -> None:
    for number, file in enumerate(HOSTILE.values()):
        (tmp_path / str(number)).write_bytes(file())
    measured = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MEASURE, tmp_path],
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(measured.stdout) < 150, "MB; the WebP alone takes 2,600 when it is decoded"


MEASURE = """
import sys
from pathlib import Path
from crm import pictures
from crm.errors import Refused

def peak():
    status = Path("/proc/self/status").read_text()  # getrusage would tell the parent's, too
    return int(status.split("VmHWM:")[1].split()[0]) / 1024

before = peak()
for file in Path(sys.argv[1]).iterdir():
    content = file.read_bytes()
    try:
        pictures.shrink(content)
    except Refused:
        pass
    assert pictures.read(pictures.Upload(content).data_url) is None
print(peak() - before)
"""


def test_an_upload_of_more_than_ten_megabytes_is_refused_unread() -> None:
    with pytest.raises(Refused, match="10 MB"):
        pictures.shrink(bytes(10 * 1024 * 1024 + 1))


def test_the_picture_that_takes_most_bytes_is_kept_and_read_again() -> None:
    noise = Image.merge("RGBA", [Image.effect_noise((480, 480), 200) for _ in range(4)])
    small = pictures.shrink(encoded(noise, "PNG"))
    assert pictures.read(small.data_url) == small


def test_a_hostile_data_address_is_as_short_as_an_honest_address() -> None:
    address = Upload(webp_of(13_000)).data_url
    assert len(address) < 80
    assert Image.open(BytesIO(webp_of(13_000))).size == (13_000, 13_000)


@pytest.mark.parametrize(
    "kept",
    [
        Upload(webp_of(13_000)).data_url,
        Upload(webp_of(481)).data_url,
        Upload(animated("WEBP")).data_url,
        Upload(photograph("PNG", (40, 20))).data_url,
        Upload(webp_of(40)).data_url + "=" * 1_000_000,
        pictures.PREFIX,
        pictures.PREFIX + "AAAA",
        pictures.PREFIX + "not base64",
        pictures.PREFIX + "UklGRhQAAABXRUJQVlA4IA==",
        "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9J3gnLz4=",
        "data:text/html,x",
        "DATA:image/png;base64,AAAA",
        "javascript:alert(1)",
        "/app/static/x.png",
        "C:\\windows\\x.png",
        "",
        None,
    ],
)
def test_what_the_book_has_as_a_picture_and_shrink_did_not_make_is_not_read(
    kept: str | None,
) -> None:
    assert pictures.read(kept) is None


def test_a_small_picture_and_an_address_are_read() -> None:
    assert pictures.read(Upload(webp_of(480)).data_url) == Upload(webp_of(480))
    assert pictures.read("https://house.com/a.jpg") == "https://house.com/a.jpg"
