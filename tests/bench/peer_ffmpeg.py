# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The movie as one FFmpeg graph: zoompan on pictures of double size (the usual
remedy for its whole-pixel steps), xfade, drawtext, libass."""
import math

from film import SCENE_MS, TITLE, TITLE_MS, TRANSITION_MS, ZOOM
import settings

NAME = "FFmpeg"
PROGRAMS = {"ffmpeg": "ffmpeg"}
NOTE = ("zoompan steps by whole chroma pixels of the picture of double size (in "
        "4:4:4 throughout it trembles less, and takes half as long again); "
        "xfade works in 4:4:4 alone, what is encoded is 4:2:0 as "
        "everywhere; text has no soft shadow; fadewhite has xfade's own curve")
FONT = "/usr/share/fonts/truetype/lato/Lato-Bold.ttf"
# Of an em of Lato: libass measures a font by its line, and from the line's
# lower end.
LINE, DESCENT = 1.2, 0.2


def zoom(film, frames):
    """A picture's way from its file to frames that move."""
    width, height = film.width * 2, film.height * 2
    return (f"scale={width}:{height}:force_original_aspect_ratio=increase:"
            f"out_color_matrix=bt709,crop={width}:{height},"
            f"zoompan=z='1+{ZOOM - 1:.2f}*on/{frames}':"
            "x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':"
            f"d={frames}:s={film.width}x{film.height}:fps={film.fps},"
            "format=yuv420p,setsar=1")


def chain(film):
    """Scenes, then each joined to what comes before it."""
    parts, before = [], "v0"
    for scene in range(film.scenes):
        start, end = film.seen_ms(scene)
        frames = math.ceil((end - start) * film.fps / 1000)
        parts.append(f"[{scene}:v]{zoom(film, frames)}[v{scene}]")
    for scene in range(film.scenes - 1):
        offset = ((scene + 1) * SCENE_MS - TRANSITION_MS / 2) / 1000
        parts.append(f"[{before}][v{scene + 1}]"
                     f"xfade=transition={film.transition(scene)}:"
                     f"duration={TRANSITION_MS / 1000}:offset={offset}[x{scene}]")
        before = f"x{scene}"
    return parts, before


def title(film):
    begin, end = (ms / 1000 for ms in TITLE_MS)
    return (f"drawtext=fontfile={FONT}:text='{TITLE}':"
            f"fontsize={film.title_size}:fontcolor=white:"
            f"borderw={film.title_stroke}:bordercolor=black:"
            f"x=(w-tw)/2:y={film.title_y}-th/2:"
            f"enable='between(t,{begin},{end})'")


def clock(ms):
    return (f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},"
            f"{ms % 1000:03}")


def write_captions(film, path):
    path.write_text("\n".join(
        f"{number}\n{clock(begin)} --> {clock(end)}\n{text}\n"
        for number, (begin, end, text) in enumerate(film.captions(), 1)))


def caption_style(film):
    """libass counts in 288ths of the height."""
    unit, size = 288 / film.height, film.caption_size
    bottom = film.caption_bottom - size * DESCENT
    return (f"Fontname=Lato,Bold=1,FontSize={size * LINE * unit:.1f},"
            f"Outline={size * 0.08 * unit:.2f},Shadow=0,"
            f"MarginV={bottom * unit:.0f}")


def commands(film, folder, crf=settings.CRF):
    subtitles = folder / "captions.srt"
    write_captions(film, subtitles)
    parts, last = chain(film)
    parts.append(f"[{last}]{title(film)},subtitles={subtitles}:"
                 f"force_style='{caption_style(film)}',"
                 "format=yuv420p[o]")
    inputs = []
    for scene in range(film.scenes):
        inputs += ["-i", film.picture(scene)]
    return [["ffmpeg", "-v", "error", "-y", *inputs, "-i", film.narration,
            "-filter_complex", ";".join(parts),
            "-map", "[o]", "-map", f"{film.scenes}:a", "-r", str(film.fps),
            "-c:v", "libx264", "-preset", settings.PRESET, "-crf", str(crf),
            "-g", str(settings.gop(film)), "-colorspace", "bt709",
            "-color_primaries", "bt709", "-color_trc", "bt709",
            "-color_range", "tv", "-c:a", "aac", "-aac_coder", "fast",
            "-b:a", str(settings.SOUND_RATE), "-ar", "48000", "-ac", "2",
            "-af", "apad", "-t", str(film.duration_ms / 1000),
            folder / "ffmpeg.mp4"]]
