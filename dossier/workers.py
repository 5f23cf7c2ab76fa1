"""Many seeds are read in processes, one a core. They are started anew instead of copied, as a copy of a program with threads
(MkDocs' server, the drawing library) may hang."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dossier.config import Config
from dossier.language.lemmas import known_lemmas, recall_lemmas
from dossier.read.seeds import SeedFile

MANY_SEEDS = 200
"""Unread seeds from which on processes are started.

A process that starts costs 0.9 s of a core: it loads the program, the packs and a dictionary. Invented articles of 3,000 characters
in one process and in two, where two cores are idle: 100 in 2.6 and 2.3 s, 200 in 3.9 and 2.9 s, 400 in 6.4 and 4.6 s. A program that
reads three times as fast would break even at 200.
"""
CHUNK = 16  # seeds a process is given at once

SELDOM = 50_000
"""New objects after which Python looks for those that nobody needs, instead of 700: the packs and rules are 70,000 that stay, and to
look through them again and again took a twentieth of the time in which five seeds are read."""

Found = TypeVar("Found")
Work = Callable[[Config, SeedFile], Found]
"""What is done with the seed in a file; a function of a module, which other processes import by its name."""
Words = Mapping[str, Mapping[str, Sequence[str]]]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_seldom() -> None:
    """Let a process that only reads articles look for unneeded objects less often."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def for_processes(files: Sequence[SeedFile], jobs: int) -> bool:
    """Whether processes work on some seeds."""
    return jobs > 1 and len(files) >= MANY_SEEDS


def work_on(files: Sequence[SeedFile], work: Work[Found], config: Config, *, jobs: int) -> Iterator[Found]:
    """What the work on the seed in each file gives, in their order: done in so many processes where the seeds are many."""
    done = 0
    if for_processes(files, jobs):
        for found in _in_processes(files, work, config, jobs):
            done += 1
            yield found
    for file in files[done:]:  # all of them, where no process could be started; the rest, where one was ended from outside
        yield work(config, file)


def _in_processes(files: Sequence[SeedFile], work: Work[Found], config: Config, jobs: int) -> Iterator[Found]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    chunks = [files[first : first + CHUNK] for first in range(0, len(files), CHUNK)]
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work, config, known_lemmas()))
    try:
        for found, words in pool.map(_work_on_chunk, chunks):
            recall_lemmas(words)
            yield from found
    except (BrokenProcessPool, OSError):
        return
    finally:
        pool.shutdown(cancel_futures=True)


_work: Work[Any]
_config: Config
_counted: dict[str, int]


def _begin(work: Work[Any], config: Config, words: Words) -> None:
    """Make a new process ready; an interruption from the keyboard is for the one that started it to answer."""
    global _work, _config, _counted
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    recall_lemmas(words)
    _work, _config, _counted = work, config, _counts(known_lemmas())


def _work_on_chunk(files: Sequence[SeedFile]) -> tuple[list[Any], Words]:
    """What the work on some seeds gives, and the lemmas of words met for the first time."""
    global _counted
    found = [_work(_config, file) for file in files]
    words = known_lemmas(_counted)
    _counted = _counts(known_lemmas())
    return found, words


def _counts(words: Words) -> dict[str, int]:
    return {language: len(of) for language, of in words.items()}
