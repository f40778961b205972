# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The movie with GStreamer Editing Services: see ges-movie."""
import pathlib

import settings

NAME = "GES"
PROGRAMS = {"/usr/lib/python3/dist-packages/gi": "python3-gi",
            "/usr/lib/*/girepository-1.0/GES-1.0.typelib":
                "gir1.2-ges-1.0"}
NOTE = ("no sideways blur in GES: that transition is a fade, and a fade dips "
        "into the dark; frames are placed by whole pixels; strokes are a pixel wide, and no soft shadow")


def commands(film, folder, crf=settings.CRF):
    program = pathlib.Path(__file__).with_name("ges-movie")
    return [["/usr/bin/python3", program, film.media, str(film.width),
            str(film.height), str(film.fps), str(crf), folder / "ges.mp4"]]
