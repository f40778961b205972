# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The movie that every row of the benchmark makes, said once: what a renderer
draws is read from here, never from another renderer's script."""
import dataclasses
import json
import pathlib

SCENE_MS = 6000
TRANSITION_MS = 500
ZOOM = 1.08
TRANSITIONS = ("fade", "wipeleft", "hblur", "fadewhite")
TITLE = "Half a Minute Out of Doors"
TITLE_MS = (120, 2600)
# Of each thirty seconds.
CAPTIONS = (
    (0, 1800, "Nobody has mown this garden"),
    (1900, 4200, "The gate has not been shut since May"),
    (8000, 12000, "Past it the wood begins without a sign"),
    (14000, 19000, "Clouds come over the hill by four"),
    (22000, 28000, "Then it rains and all of it is green"),
)
PART_MS = 30000
# What sizes in pixels are meant for.
BASE = (1280, 720)


@dataclasses.dataclass(frozen=True)
class CaptionLook:
    """What bold_bottom comes to."""
    size: float  # em, of the short side
    bottom: float  # under the base line, of the height


LANDSCAPE = CaptionLook(0.056, 0.08)
UPRIGHT = CaptionLook(0.064, 0.18)


@dataclasses.dataclass(frozen=True)
class Film:
    """One size, rate and length of the movie; media lies in a folder."""
    media: pathlib.Path
    width: int = 1280
    height: int = 720
    fps: int = 30
    scenes: int = 5

    @property
    def name(self):
        return f"{self.width}x{self.height}@{self.fps}"

    @property
    def duration_ms(self):
        return self.scenes * SCENE_MS

    @property
    def frames(self):
        return self.duration_ms * self.fps // 1000

    @property
    def scale(self):
        """Of all that is given in pixels of the base size."""
        return min(self.width / BASE[0], self.height / BASE[1])

    @property
    def folder(self):
        return self.media / f"{self.width}x{self.height}"

    @property
    def picture_size(self):
        """A fifth wider than the frame, of 3:2 or upright 2:3."""
        wide = self.width * 6 // 5
        return wide, wide * 2 // 3 if self.width > self.height else (
            wide * 3 // 2)

    def picture(self, scene):
        return self.folder / f"picture{scene + 1}.png"

    @property
    def narration(self):
        return self.media / "narration.wav"

    def transition(self, scene):
        """The one at the scene's end, or None."""
        if scene == self.scenes - 1:
            return None
        return TRANSITIONS[scene % len(TRANSITIONS)]

    def seen_ms(self, scene):
        """When the scene is on screen: a transition lies around its cut."""
        half = TRANSITION_MS // 2
        start, end = scene * SCENE_MS, (scene + 1) * SCENE_MS
        return (start - half if scene else start,
                end + half if scene < self.scenes - 1 else end)

    def captions(self):
        for start in range(0, self.duration_ms, PART_MS):
            for begin, end, text in CAPTIONS:
                yield start + begin, start + end, text

    @property
    def title_size(self):
        return round(68 * self.scale)

    @property
    def title_stroke(self):
        return round(4 * self.scale)

    @property
    def title_y(self):
        """Its centre."""
        return round(self.height * 0.153)

    @property
    def caption_look(self):
        return UPRIGHT if self.height > self.width else LANDSCAPE

    @property
    def caption_size(self):
        return min(self.width, self.height) * self.caption_look.size

    @property
    def caption_bottom(self):
        return self.height * self.caption_look.bottom

    def scene(self, number):
        scene = {
            "type": "image", "src": str(self.picture(number)),
            "duration_ms": SCENE_MS,
            "motion": {"type": "zoom_in", "settings": {"strength": ZOOM}},
        }
        transition = self.transition(number)
        if transition:
            scene["transition_out"] = {"type": transition,
                                       "duration_ms": TRANSITION_MS}
        return scene

    def title(self):
        return {
            "type": "text", "text": TITLE,
            "from_ms": TITLE_MS[0], "to_ms": TITLE_MS[1],
            "position_px": {"x": self.width // 2, "y": self.title_y},
            "width_px": round(980 * self.scale),
            "style": {"font": "Lato", "size_px": self.title_size,
                      "bold": True, "align": "center", "color": "#ffffff"},
            "stroke": {"color": "#000000", "width_px": self.title_stroke},
        }

    def narrations(self):
        return [{"src": str(self.narration), "role": "voiceover",
                 "from_ms": start, "to_ms": start + PART_MS}
                for start in range(0, self.duration_ms, PART_MS)]

    def document(self, first_caption=None):
        """The movie JSON; its first caption may say something else."""
        cues = [{"from_ms": begin, "to_ms": end, "text": text}
                for begin, end, text in self.captions()]
        if first_caption:
            cues[0]["text"] = first_caption
        return {"movie": {
            "format": {"width": self.width, "height": self.height,
                       "fps": self.fps},
            "scenes": [self.scene(i) for i in range(self.scenes)],
            "overlays": [self.title()],
            "audio": self.narrations(),
            "captions": {"style": "bold_bottom", "cues": cues}}}

    def write_json(self, path, first_caption=None):
        path.write_text(json.dumps(self.document(first_caption), indent=1))
        return path
