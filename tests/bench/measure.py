# SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a command takes: time, CPU time of its whole process tree, and the
memory that all its processes hold together."""
import dataclasses
import os
import subprocess
import threading
import time

SAMPLE_SECONDS = 0.02


class Failed(Exception):
    """A command that did not do its work; the end of what it said."""


@dataclasses.dataclass
class Sample:
    wall: float
    cpu: float


def tree(pid):
    """The process and all below it."""
    yield pid
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as children:
                for child in children.read().split():
                    yield from tree(int(child))
    except OSError:
        return  # it has ended


def proportional_set(pid):
    """In bytes: a page that n processes share counts as an n-th."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as rollup:
            for line in rollup:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


class Watch(threading.Thread):
    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.peak = pid, 0
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, sum(
                proportional_set(pid) for pid in tree(self.pid)))

    def end(self):
        self.over.set()
        self.join()
        return self.peak


def start(command, env, log):
    return subprocess.Popen([str(word) for word in command], env=env,
                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def finish(process, log):
    """Waits, and gives what the kernel counted of it and of its children."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        log.seek(0)
        said = log.read().decode(errors="replace")[-2000:]
        raise Failed(f"{process.args[0]} ended with {process.returncode}:\n"
                     f"{said}")
    return usage


def run(commands, folder, env=None):
    """One timed run of commands one after another; nothing watches it."""
    cpu = 0
    begin = time.monotonic()
    with open(folder / "log", "w+b") as log:
        for command in commands:
            usage = finish(start(command, env, log), log)
            cpu += usage.ru_utime + usage.ru_stime
    return Sample(time.monotonic() - begin, cpu)


def run_watched(commands, folder, env=None):
    """One run for its memory alone, in bytes: to look costs time."""
    peak = 0
    with open(folder / "log", "w+b") as log:
        for command in commands:
            process = start(command, env, log)
            watch = Watch(process.pid)
            watch.start()
            try:
                finish(process, log)
            finally:
                peak = max(peak, watch.end())
    return peak
