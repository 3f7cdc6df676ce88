"""Lighter pictures: a PNG of 256 colours, the ones it uses most, each other pixel in the nearest of them."""

import base64
import struct
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

CHOOSE = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(0, 0, image.width, image.height);
  const pixels = new Uint32Array(data.length / 4);
  const times = new Map();
  for (let at = 0; at < pixels.length; at++) {
    const colour = (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2];
    pixels[at] = colour;
    times.set(colour, (times.get(colour) ?? 0) + 1);
  }
  const ranked = [...times].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  const away = (one, other) =>
    ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2
    + ((one & 255) - (other & 255)) ** 2;
  const chosen = ranked.slice(0, 160);  // then those that none of them stands for, a small mark's own colour too
  for (const colour of ranked.slice(160))
    if (chosen.length < 256 && chosen.every((other) => away(colour, other) > 600)) chosen.push(colour);
  for (const colour of ranked) if (chosen.length < 256 && !chosen.includes(colour)) chosen.push(colour);
  const place = new Map();
  for (const colour of times.keys()) {
    let best = 0;
    for (let at = 1; at < chosen.length; at++) if (away(colour, chosen[at]) < away(colour, chosen[best])) best = at;
    place.set(colour, best);
  }
  let bytes = "";
  for (const colour of pixels) bytes += String.fromCharCode(place.get(colour));
  return {width: image.width, height: image.height, chosen, bytes: btoa(bytes)};
}"""


def lighten(path: Path, page: Page) -> None:
    """Done by an empty page of the browser, which reads and writes pixels without any other tool."""
    told: Any = page.evaluate(CHOOSE, base64.b64encode(path.read_bytes()).decode())
    page.close()
    wide, high, pixels = told["width"], told["height"], base64.b64decode(told["bytes"])
    rows = b"".join(b"\0" + pixels[at : at + wide] for at in range(0, wide * high, wide))
    colours = b"".join(colour.to_bytes(3, "big") for colour in told["chosen"])
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0))
        + chunk(b"PLTE", colours)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
