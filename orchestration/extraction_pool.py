"""Reads batches of articles in several processes; only this one, which holds the writer lock, writes.

Processes are spawned, so that they inherit no thread, lock or open file of a Dagster run. A process that
dies, or a run that is stopped, costs the batches that were being read and leaves no file behind.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process

from orchestration.extraction_batch import Batch, Extract, ReadBatch, read_batch

# One is read, one waits, so that no process ever waits for the next.
_BATCHES_EACH_WORKER = 2


class WorkerDiedError(Exception):
    """A process that read articles was killed. The message says what is kept and what to do."""


def read_batches(
    batches: Iterator[Batch], extract: Extract, extractor_version: str, workers: int
) -> Iterator[ReadBatch]:
    """Each batch as soon as it is read, in any order; no more processes than there are batches.

    ``extract`` is a function of a module, because other processes have to find it.

    Raises:
        WorkerDiedError: when a process died.
    """
    first = list(islice(batches, workers))
    if len(first) < 2:  # starting a process takes as long as reading a few hundred articles
        for batch in chain(first, batches):
            yield read_batch(batch, extract, extractor_version)
        return
    with ProcessPoolExecutor(len(first), get_context("spawn"), initializer=_start_worker) as pool:
        try:
            yield from _read_in(pool, chain(first, batches), len(first), extract, extractor_version)
        except BrokenProcessPool as error:
            raise WorkerDiedError(
                "A process that read articles was killed, by the system when memory was short or by somebody. "
                "What the others had finished is kept; run again to go on, with WORKERS=1 when memory is short."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _read_in(
    pool: ProcessPoolExecutor, batches: Iterator[Batch], workers: int, extract: Extract, extractor_version: str
) -> Iterator[ReadBatch]:
    under_way: set[Future[ReadBatch]] = set()
    while True:
        for batch in islice(batches, workers * _BATCHES_EACH_WORKER - len(under_way)):
            under_way.add(pool.submit(read_batch, batch, extract, extractor_version))
        if not under_way:
            return
        finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        # What was finished before another process died is kept.
        for future in sorted(finished, key=lambda each: each.exception() is not None):
            yield future.result()


def _start_worker() -> None:
    """Leave Ctrl-C to the run, which stops the workers, and stop by itself when the run is killed.

    Where Ctrl-C is ignored, as in a script's «make run &», Dagster ignores the signal to terminate too, and what a
    process ignores its children do: the pool could not stop its workers when one has died, and would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
