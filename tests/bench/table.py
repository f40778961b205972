# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rows of figures as a Markdown table whose columns line up, and what the
figures are held against."""
import dataclasses
import json
import re
import statistics
import subprocess

# What may differ between encoders that do the same.
THREADS = re.compile(rb"(threads|lookahead_threads|sliced_threads)=\d+ ?")


@dataclasses.dataclass
class Row:
    """All that was measured of one way to make the movie."""
    name: str
    samples: list = dataclasses.field(default_factory=list)
    peak: int = 0
    output: object = None

    def wall(self):
        return statistics.median(sample.wall for sample in self.samples)

    def cpu(self):
        return statistics.median(sample.cpu for sample in self.samples)

    def cells(self):
        walls = [sample.wall for sample in self.samples]
        frames, seconds = probe(self.output)
        return [self.name, f"{self.wall():.2f}",
                f"{min(walls):.2f}..{max(walls):.2f}", f"{self.cpu():.2f}",
                f"{self.peak / 1e6:.0f}",
                f"{self.output.stat().st_size / 1e3:.0f}", f"{frames}",
                f"{seconds:.3f}"]


HEAD = ["row", "wall s", "min..max", "CPU s", "peak MB", "file kB", "frames",
        "seconds"]


@dataclasses.dataclass
class Goal:
    figure: str
    most: float = None
    least: float = None
    value: float = None
    unit: str = ""
    digits: int = 3

    def wanted(self):
        if self.least is not None:
            return f">= {self.least:g}{self.unit}"
        return "-" if self.most is None else f"<= {self.most:g}{self.unit}"

    def met(self, busy):
        """Time by the clock says nothing while others use the machine."""
        if self.most is None and self.least is None:
            return "-"
        if busy and self.figure.startswith("wall"):
            return "busy"
        good = (self.value <= self.most if self.least is None
                else self.value >= self.least)
        return "yes" if good else "NO"

    def cells(self, busy):
        if self.value is None:
            return [self.figure, self.wanted(), "-", "not measured"]
        return [self.figure, self.wanted(),
                f"{self.value:.{self.digits}f}{self.unit}", self.met(busy)]


GOAL_HEAD = ["figure", "goal", "seen", "met"]


def probe(path):
    said = json.loads(subprocess.run(
        ["ffprobe", "-v", "error", "-of", "json", "-show_entries",
         "stream=codec_type,nb_frames:format=duration", path], check=True,
        capture_output=True).stdout)
    frames = next(stream["nb_frames"] for stream in said["streams"]
                  if stream["codec_type"] == "video")
    return int(frames), float(said["format"]["duration"])


def video_md5(path):
    """Of the packets, not of their container."""
    return subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-c", "copy",
         "-f", "md5", "-"], check=True, capture_output=True,
        text=True).stdout.strip()


def x264_settings(path):
    """What x264 wrote into its first packet, less its threads: a dict, or
    None where another encoder was at work."""
    found = re.search(rb"x264 - core [^\0]*options: ([^\0\x80]*)",
                      path.read_bytes())
    if not found:
        return None
    words = THREADS.sub(b"", found[1]).decode("ascii", "replace").split()
    return dict(word.partition("=")[::2] for word in words)


def x264_differences(rows):
    """Settings of other rows that are not those of the first one."""
    first = x264_settings(rows[0].output)
    if not first:
        return [f"{rows[0].name}: not encoded by x264"]
    told = []
    for row in rows[1:]:
        other = x264_settings(row.output)
        differ = [] if other is None else [
            f"{key}={other.get(key)}" for key in sorted({*first, *other})
            if first.get(key) != other.get(key)]
        if other is None:
            told.append(f"{row.name}: not encoded by x264")
        elif differ:
            told.append(f"{row.name}: x264 with {', '.join(differ)} where "
                        f"{rows[0].name} has others")
    return told or ["x264 was told the same by every row"]


def ratio(above, below, figure):
    if above is None or below is None:
        return None
    return getattr(above, figure)() / getattr(below, figure)()


def lines_of(head, rows):
    """Figures to the right, words to the left."""
    widths = [max(len(line[i]) for line in [head, *rows])
              for i in range(len(head))]

    def line(cells):
        return "| " + " | ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(cells, widths))) + " |"

    rule = "|" + "|".join(
        ("-" * (width + 2)) if i == 0 else "-" * (width + 1) + ":"
        for i, width in enumerate(widths)) + "|"
    return [line(head), rule, *map(line, rows)]
