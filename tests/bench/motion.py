# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""How steadily a slow zoom moves: one soft dot on grey, found again in every
frame by its centre of gravity. Between frames it should move by the same way
each time; the variance of that way, over both axes, is what an eye sees as
trembling."""
import json
import math
import statistics
import subprocess
import struct
import zlib

from film import SCENE_MS, ZOOM
import measure
import peer_ffmpeg

GREY = 96
DOT = 140  # brighter than the grey at its middle
SIGMA = 6  # of the dot, in pixels of the picture
PLACE = (0.65, 0.35)  # of the picture
REACH = 40  # pixels around the dot that are looked at


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def write_dot(path, width, height):
    """A grey PNG of three channels, so that every reader takes the same way."""
    x0, y0 = width * PLACE[0], height * PLACE[1]
    columns = [math.exp(-((x + 0.5 - x0) / SIGMA) ** 2 / 2)
               for x in range(width)]
    flat = bytes([GREY] * 3 * width)
    rows = []
    for y in range(height):
        weight = DOT * math.exp(-((y + 0.5 - y0) / SIGMA) ** 2 / 2)
        rows.append(b"\0" + (flat if weight < 0.01 else bytes(
            value for column in columns
            for value in [round(GREY + weight * column)] * 3)))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"".join(rows)))
        + chunk(b"IEND", b""))


def centre(frame, width, height, near):
    """Of what is brighter than the grey, around where it was."""
    left, top = (max(0, round(at) - REACH) for at in near)
    right, bottom = min(width, left + 2 * REACH), min(height, top + 2 * REACH)
    grey = frame[0]
    mass = sum_x = sum_y = 0
    for y in range(top, bottom):
        row = frame[y * width + left:y * width + right]
        weights = [max(0, value - grey - 2) for value in row]
        line = sum(weights)
        mass += line
        sum_y += line * y
        sum_x += sum(x * weight for x, weight in enumerate(weights, left))
    if not mass:
        raise measure.Failed("the dot is not where it was looked for")
    return sum_x / mass, sum_y / mass


def track(path, film, frame_bytes):
    """Reads the luma plane of each frame of the file."""
    frame, picture = (film.width, film.height), film.picture_size
    scale = max(side / own for side, own in zip(frame, picture))
    place = [side / 2 + (share - 0.5) * own * scale
             for side, own, share in zip(frame, picture, PLACE)]
    places = []
    with open(path, "rb") as frames:
        while True:
            frame = frames.read(frame_bytes)
            if len(frame) < frame_bytes:
                return places
            place = centre(frame, film.width, film.height, place)
            places.append(place)


def variance(places):
    return sum(statistics.pvariance(
        after[axis] - before[axis]
        for before, after in zip(places, places[1:])) for axis in (0, 1))


def ours(film, picture, folder, env):
    movie = folder / "dot.json"
    movie.write_text(json.dumps({"movie": {
        "format": {"width": film.width, "height": film.height,
                   "fps": film.fps},
        "scenes": [{"type": "image", "src": str(picture),
                    "duration_ms": SCENE_MS, "motion": {
                        "type": "zoom_in", "settings": {"strength": ZOOM}}}]}}))
    raw = folder / "dot.yuv"
    line = (f"jsoncliptimeline name=t location={movie} media-root={folder} "
            "t.video ! video/x-raw,format=I420 ! queue "
            f"! filesink location={raw} t.audio ! fakesink")
    measure.run([["gst-launch-1.0", "-q", *line.split()]], folder, env)
    return variance(track(raw, film, film.width * film.height * 3 // 2))


def ffmpeg(film, picture, folder):
    frames = SCENE_MS * film.fps // 1000
    raw = folder / "dot.gray"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", picture, "-vf",
                    peer_ffmpeg.zoom(film, frames) + ",format=gray",
                    "-f", "rawvideo", raw], check=True)
    return variance(track(raw, film, film.width * film.height))


def measure_both(film, folder, env):
    picture = folder / "dot.png"
    write_dot(picture, *film.picture_size)
    return {"ours": ours(film, picture, folder, env),
            "FFmpeg zoompan": ffmpeg(film, picture, folder)}
