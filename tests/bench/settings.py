# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The encoders' settings, the same for every row."""

PRESET = "veryfast"
CRF = 23
SOUND_RATE = 160000
# Frames between two starts of a chunk inside of a scene.
CHUNK = 60
AAC_PROPERTIES = {"bitrate": SOUND_RATE, "aac-coder": "fast"}
ENUMS = {"veryfast": 3, "qual": 5, "fast": 2}


def gop(film):
    """Two seconds."""
    return 2 * film.fps


def x264_properties(film, crf=CRF, threads=0):
    """As an element's: "qual" is x264's crf, and no VBV caps it."""
    return {"speed-preset": PRESET, "pass": "qual", "quantizer": crf,
            "vbv-buf-capacity": 0, "key-int-max": gop(film),
            "threads": threads}


def launch(factory, properties):
    return " ".join([factory] + [f"{key}={value}"
                                 for key, value in properties.items()])


def properties(values):
    """For an encoding profile, which takes enums as numbers."""
    return "element-properties, " + ", ".join(
        f"{key}={ENUMS.get(value, value)}"
        for key, value in values.items()) + ";"


def x264(film, crf=CRF, threads=0):
    return (launch("x264enc", x264_properties(film, crf, threads))
            + " ! video/x-h264,profile=high")


AAC = launch("avenc_aac", AAC_PROPERTIES)
