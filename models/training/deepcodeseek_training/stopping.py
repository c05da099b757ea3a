"""When a training stops before its end: after so many minutes, or when it is told to."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Within it the first signal is kept until a step has ended; a second one ends the process as usual."""

    def __init__(self, minutes: float | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._minutes = minutes
        self._deadline = None if minutes is None else now() + 60 * minutes
        self._signal: int | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._take) for number in SIGNALS}
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._restore()

    def reason(self) -> str | None:
        """Why to stop now; None to go on."""
        if self._signal is not None:
            return f"told to stop ({signal.Signals(self._signal).name})"
        if self._deadline is not None and self._now() >= self._deadline:
            return f"{self._minutes:g} minutes are over"
        return None

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self._signal = number
        self._restore()

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
