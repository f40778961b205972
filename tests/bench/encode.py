# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The encoders alone on our own frames and samples: what no renderer with these
encoders can beat. Two forms; the faster one is what we are held against."""
from film import SCENE_MS
import measure
import settings

SOUND = "audio/x-raw,format=F32LE,rate=48000,channels=2,layout=interleaved"


def frames_size(film):
    return film.frames * film.width * film.height * 3 // 2


def free_memory():
    """What files may be kept in."""
    for line in open("/proc/meminfo"):
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0


def dump(film, movie, folder, env):
    """Frames and samples as the renderer's own elements give them."""
    frames, sound = folder / "frames.yuv", folder / "sound.pcm"
    line = (f"jsoncliptimeline name=t location={movie} "
            f"media-root={film.media} t.video ! video/x-raw,format=I420 "
            f"! queue ! filesink location={frames} t.audio ! {SOUND} ! queue "
            f"! filesink location={sound}")
    measure.run([["gst-launch-1.0", "-q", "-e", *line.split()]], folder, env)
    expected = frames_size(film)
    if frames.stat().st_size != expected:
        raise measure.Failed(f"{frames}: {frames.stat().st_size} bytes, "
                             f"expected {expected}")


def sound_line(folder):
    return (f"filesrc location={folder}/sound.pcm blocksize=65536 "
            "! rawaudioparse format=pcm pcm-format=f32le sample-rate=48000 "
            "num-channels=2 ! queue ! audioconvert "
            f"! {settings.AAC} ! aacparse")


def chunks(film):
    """First frame and number of frames: scenes, cut where they are long."""
    for scene in range(film.scenes):
        start = scene * SCENE_MS * film.fps // 1000
        end = (scene + 1) * SCENE_MS * film.fps // 1000
        for first in range(start, end, settings.CHUNK):
            yield first, min(settings.CHUNK, end - first)


def feeder(build, film, folder, workers, jobs):
    return [build / "tests/bench/encode-frames", str(workers),
            folder / "frames.yuv", str(film.width), str(film.height),
            str(film.fps), *jobs]


def whole(build, film, folder):
    """One pipeline, x264 with threads of its own choice."""
    job = (f"0 {film.frames} appsrc name=frames ! {settings.x264(film)} "
           f"! h264parse ! queue ! mp4mux name=m "
           f"! filesink location={folder}/whole.mp4 "
           f"{sound_line(folder)} ! queue max-size-time=0 max-size-bytes=0 "
           "max-size-buffers=0 ! m.")
    return [feeder(build, film, folder, 1, [job])]


def in_chunks(build, film, folder):
    """Our grid on two processes of one thread each, then joined."""
    jobs = [f"0 0 {sound_line(folder)} ! mp4mux "
            f"! filesink location={folder}/sound.m4a"]
    names = []
    for first, count in chunks(film):
        names.append(f"{folder}/chunk{first}.mp4")
        jobs.append(f"{first} {count} appsrc name=frames "
                    f"! {settings.x264(film, threads=1)} ! h264parse "
                    f"! mp4mux ! filesink location={names[-1]}")
    listing = folder / "chunks.txt"
    listing.write_text("".join(f"file '{name}'\n" for name in names))
    join = ["ffmpeg", "-v", "error", "-y", "-f", "concat", "-safe", "0",
            "-i", listing, "-i", folder / "sound.m4a", "-map", "0:v", "-map",
            "1:a", "-c", "copy", folder / "chunked.mp4"]
    return [feeder(build, film, folder, 2, jobs), join]
