# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our own renderer: what it can be asked for is read from its help, so that the
same benchmark runs with a build that has no chunks yet."""
import os
import shutil
import subprocess

import settings

# Everything a render may be told; what the help does not know is left out.
QUALITY = ("--preset", "fast", "--crf", str(settings.CRF))


class Ours:
    def __init__(self, build, film, folder):
        self.program = build / "tools/jsonclip"
        self.film, self.folder = film, folder
        self.movie = film.write_json(folder / "movie.json")
        self.cache = folder / "cache"
        self.env = dict(os.environ, XDG_CACHE_HOME=str(self.cache),
                        GST_PLUGIN_PATH=str(build / "gst"))
        said = subprocess.run([self.program, "render", "--help"], check=True,
                              capture_output=True, text=True).stdout
        self.has_chunks = "--no-cache" in said and "--workers" in said
        self.quality = QUALITY if "--preset" in said else ()

    def render(self, movie, output, workers=2, cached=False):
        command = [self.program, "render", movie, "-o", output,
                   "--media-root", self.film.media]
        if self.has_chunks:
            command += ["--workers", str(workers), *self.quality]
            if not cached:
                command.append("--no-cache")
        return [command]

    def output(self, name="ours"):
        return self.folder / f"{name}.mp4"

    def full(self):
        return self.render(self.movie, self.output())

    def one_worker(self):
        return self.render(self.movie, self.output("one"), workers=1)

    def filling(self):
        """A render into a new cache; GStreamer's own registry stays."""
        shutil.rmtree(self.cache / "jsonclip", ignore_errors=True)
        return self.render(self.movie, self.output("filling"), cached=True)

    def again(self):
        return self.render(self.movie, self.output("again"), cached=True)

    def edited(self, number):
        """Another first caption than the cache has ever seen."""
        movie = self.film.write_json(
            self.folder / "edited.json", f"Nobody has mown it: day {number}")
        return self.render(movie, self.output("edited"), cached=True)
