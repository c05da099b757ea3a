"""What a training tells while it runs: one JSON object a line, in the order of the steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

LOG = "log.jsonl"

Entry = Mapping[str, object]


class RunLog:
    def __init__(self, folder: Path) -> None:
        self._file = folder / LOG

    def add(self, step: int, **told: object) -> None:
        with self._file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"step": step, **told}) + "\n")

    def clear(self) -> None:
        self._file.unlink(missing_ok=True)

    def cut(self, step: int) -> None:
        """Forgets what came after a step: it is done again. A line that was cut off by a kill goes too."""
        kept = [each for each in self.entries() if _step_of(each) <= step]
        partial = self._file.with_name(f".{LOG}")
        partial.write_text("".join(json.dumps(each) + "\n" for each in kept), "utf-8")
        partial.replace(self._file)

    def entries(self) -> list[Entry]:
        if not self._file.exists():
            return []
        return [entry for line in self._file.read_text("utf-8").splitlines() if (entry := _entry(line)) is not None]


def _entry(line: str) -> Entry | None:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _step_of(entry: Entry) -> int:
    step = entry.get("step")
    return step if isinstance(step, int) else 0
