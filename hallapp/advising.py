"""The advising process: answers the questions of :mod:`hallapp.advisor`."""

from __future__ import annotations

import os
from concurrent.futures import Executor
from contextlib import ExitStack
from multiprocessing.connection import Connection

from hallapp.advisor import Answer, Failed, Message, Progress, Question, TidesAnswer, workers
from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.hall.advising import lately
from hallapp.live import Live
from hallapp.twin import twin
from simulation.advice import recommend
from simulation.compiling import is_cached
from simulation.experiment import Cancelled, processes
from simulation.tides import tidal
from simulation.trials import warm_up


def serve(url: str, pipe: Connection) -> None:
    """Answer questions until the pipe closes: the advising process."""
    if hasattr(os, "nice"):
        os.nice(10)
    count = workers()
    with processes(count) as pool, ExitStack() as opened:
        live: Live | None = None
        try:
            while True:
                question = _latest(pipe)
                if question is None:
                    continue
                try:
                    live = live or opened.enter_context(Live.open(url, actor="advisor"))
                    pipe.send(_answer(question, live, pool, count, pipe))
                except Cancelled:
                    continue
                except KnownError as error:
                    pipe.send(Failed(question, error))
        except (EOFError, OSError):
            pool.shutdown(cancel_futures=True)


def _latest(pipe: Connection) -> Question | None:
    """Wait for a question; of several only the last matters, and ``None`` drops them all."""
    question: Question | None = pipe.recv()
    while pipe.poll():
        question = pipe.recv()
    return question


def _answer(question: Question, live: Live, pool: Executor, count: int, pipe: Connection) -> Message:
    """Simulate; a new message on the pipe means that this question is dropped."""
    live.refresh()
    if not live.hall.is_open:
        return Failed(question, KnownError(QT_TRANSLATE_NOOP("Refusal", "No hall day is open.")))
    if not is_cached():
        pipe.send(Progress(question, 0.0, compiling=True))
        pool.submit(warm_up).result()
        live.refresh()
    seq = live.seq
    scenario = twin(live.hall, live.now())
    if question.topic == "tides":
        tides = tidal(
            scenario,
            seed=seq,
            executor=pool,
            workers=count,
            seconds=question.seconds,
            progress=lambda share: pipe.send(Progress(question, share)),
            cancelled=pipe.poll,
        )
        return TidesAnswer(question, seq, tides)
    advice = recommend(
        scenario,
        seed=seq,
        executor=pool,
        workers=count,
        seconds=question.seconds,
        actions=question.actions,
        exhaustive=question.topic == "remedies",
        recent=lately(live.hall, live.now()),
        progress=lambda share: pipe.send(Progress(question, share)),
        first_look=lambda found: pipe.send(Answer(question, seq, found)),
        cancelled=pipe.poll,
    )
    return Answer(question, seq, advice)
