"""Measuring: what is compared takes turns, so that whatever else the machine does falls on all of it alike."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from statistics import median
from time import perf_counter

WARM_UPS = 2


def medians(subjects: Mapping[str, Callable[[], object]], rounds: int, *, warm_ups: int = WARM_UPS) -> dict[str, float]:
    """The median time of each subject in seconds, over so many rounds in which each has its turn.

    The one that begins changes from round to round; the garbage collector rests meanwhile.
    """
    for act in subjects.values():
        for _ in range(warm_ups):
            act()
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    names = list(subjects)
    with _no_collections():
        for turn in range(rounds):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                began = perf_counter()
                subjects[name]()
                taken[name].append(perf_counter() - began)
    return {name: median(times) for name, times in taken.items()}


def over_all(parts: list[dict[str, float]]) -> dict[str, float]:
    """The median over several measurements of the same subjects, such as one for each of several days."""
    return {name: median(part[name] for part in parts) for name in parts[0]}


@contextmanager
def _no_collections() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
