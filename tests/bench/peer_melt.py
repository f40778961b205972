# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The movie as an MLT document: one playlist of scenes and of mixes of two of
them, qtblend for the zoom (smooth, and half of affine's work), luma for
transitions, text for the title, libass for captions, the avformat consumer."""
import math
from xml.etree import ElementTree

from film import SCENE_MS, TITLE, TITLE_MS, TRANSITION_MS, ZOOM
import peer_ffmpeg
import settings

NAME = "melt"
PROGRAMS = {"melt": "melt"}
NOTE = ("no sideways blur in MLT: that transition is a fade; through white is a "
        "fade to a white clip and another from it; text has no soft shadow")
# qtblend wants Qt, and Qt's module of MLT a display's name, whoever answers.
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":none"}
# Frames composed at once, none dropped: a user's best choice on two cores.
REAL_TIME = -2


def element(parent, tag, properties=None, **attributes):
    made = ElementTree.SubElement(parent, tag, {
        key.rstrip("_"): str(value) for key, value in attributes.items()})
    for name, value in (properties or {}).items():
        ElementTree.SubElement(made, "property", name=name).text = str(value)
    return made


def write_wipe(path, width, height):
    """A map from 255 at the left to 0 at the right: what is dark comes
    first."""
    row = bytes(255 - 255 * x // (width - 1) for x in range(width))
    path.write_bytes(b"P5\n%d %d\n255\n" % (width, height) + row * height)


class Document:
    def __init__(self, film, folder):
        self.film, self.folder = film, folder
        self.root = ElementTree.Element("mlt", LC_NUMERIC="C")
        element(self.root, "profile", width=film.width, height=film.height,
                frame_rate_num=film.fps, frame_rate_den=1, progressive=1,
                sample_aspect_num=1, sample_aspect_den=1, colorspace=709,
                display_aspect_num=film.width, display_aspect_den=film.height)
        for scene in range(film.scenes):
            self.add_scene(scene)
        element(self.root, "producer", {"mlt_service": "color",
                                        "resource": "white"}, id_="white")
        element(self.root, "producer", {
            "mlt_service": "avformat", "resource": film.narration,
            "video_index": -1}, id_="narration")
        self.entries = []
        for scene in range(film.scenes):
            self.join(scene)
        self.add_movie()

    def frame(self, ms):
        """The first one that starts at that time or later."""
        return math.ceil(ms * self.film.fps / 1000)

    def add_scene(self, scene):
        start, end = map(self.frame, self.film.seen_ms(scene))
        last = end - start - 1
        width, height = self.film.width, self.film.height
        wide, tall = width * ZOOM, height * ZOOM
        x, y = (width - wide) / 2, (height - tall) / 2
        producer = element(self.root, "producer", {
            "mlt_service": "pixbuf", "resource": self.film.picture(scene),
            "length": last + 1, "ttl": last + 1}, id_=f"scene{scene}",
            in_=0, out=last)
        element(producer, "filter", {
            "mlt_service": "crop", "center": 1})
        element(producer, "filter", {
            "mlt_service": "qtblend", "rect":
                f"0=0 0 {width} {height} 1;"
                f"{last}={x:.3f} {y:.3f} {wide:.3f} {tall:.3f} 1"},
            in_=0, out=last)

    def mix(self, name, tracks, length, wipe=None):
        """A clip of two others; a track is a producer and its first frame."""
        tractor = element(self.root, "tractor", id_=name, in_=0,
                          out=length - 1)
        for producer, start in tracks:
            element(tractor, "track", producer=producer, in_=start,
                    out=start + length - 1)
        more = {"resource": wipe, "softness": 0} if wipe else {}
        element(tractor, "transition", {
            "mlt_service": "luma", "a_track": 0, "b_track": 1, **more},
            in_=0, out=length - 1)
        self.entries.append((name, 0, length))

    def join(self, scene):
        """The scene alone, then its mix with the next one."""
        half = TRANSITION_MS // 2
        seen = self.frame(self.film.seen_ms(scene)[0])
        cut = (scene + 1) * SCENE_MS
        last = scene == self.film.scenes - 1
        start = self.frame(scene * SCENE_MS + (half if scene else 0))
        end = self.frame(cut - (0 if last else half))
        self.entries.append((f"scene{scene}", start - seen, end - start))
        if last:
            return
        kind, after = self.film.transition(scene), self.frame(cut + half)
        old, new = f"scene{scene}", f"scene{scene + 1}"
        if kind == "fadewhite":
            middle = self.frame(cut)
            self.mix(f"towhite{scene}", ((old, end - seen), ("white", 0)),
                     middle - end)
            self.mix(f"fromwhite{scene}", (("white", 0), (new, middle - end)),
                     after - middle)
            return
        wipe = self.folder / "wipeleft.pgm" if kind == "wipeleft" else None
        self.mix(f"mix{scene}", ((old, end - seen), (new, 0)), after - end,
                 wipe)

    def add_movie(self):
        playlist = element(self.root, "playlist", id_="scenes")
        for producer, start, length in self.entries:
            element(playlist, "entry", producer=producer, in_=start,
                    out=start + length - 1)
        last = self.film.frames - 1
        tractor = element(self.root, "tractor", id_="movie", in_=0, out=last)
        element(tractor, "track", producer="scenes")
        element(tractor, "track", producer="narration", hide="video")
        element(tractor, "transition", {
            "mlt_service": "mix", "a_track": 0, "b_track": 1, "sum": 1},
            in_=0, out=last)
        self.add_title(tractor)
        element(tractor, "filter", {
            "mlt_service": "avfilter.subtitles",
            "av.filename": self.folder / "captions.srt",
            "av.force_style": peer_ffmpeg.caption_style(self.film)},
            in_=0, out=last)

    def add_title(self, tractor):
        film, size = self.film, self.film.title_size
        element(tractor, "filter", {
            "mlt_service": "text", "argument": TITLE, "family": "Lato",
            "size": size, "weight": 700, "fgcolour": "#ffffffff",
            "bgcolour": "#00000000", "olcolour": "#ff000000",
            "outline": film.title_stroke / 2, "halign": "center",
            "valign": "middle",
            "geometry": f"0 {film.title_y - size} {film.width} {2 * size} 1"},
            in_=self.frame(TITLE_MS[0]), out=self.frame(TITLE_MS[1]) - 1)


def commands(film, folder, crf=settings.CRF):
    peer_ffmpeg.write_captions(film, folder / "captions.srt")
    write_wipe(folder / "wipeleft.pgm", film.width, film.height)
    document = folder / "movie.mlt"
    ElementTree.ElementTree(Document(film, folder).root).write(document)
    return [["melt", "-silent", document, "-consumer",
            f"avformat:{folder / 'melt.mp4'}", "vcodec=libx264",
            f"preset={settings.PRESET}", f"crf={crf}",
            f"g={settings.gop(film)}", "acodec=aac", "aac_coder=fast",
            f"ab={settings.SOUND_RATE}", "frequency=48000", "channels=2",
            f"real_time={REAL_TIME}", "rescale=bilinear"]]
