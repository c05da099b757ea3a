"""Fields of a JSON object from outside, each checked as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from .errors import TrainingError

Name = TypeVar("Name", bound=str)


class Fields:
    """An object of a file, or of one of its lines. Each method raises TrainingError where its field is not as asked."""

    def __init__(self, value: dict, file: Path, line: int | None = None) -> None:
        self._value = value
        self._file = file
        self._line = line

    def error(self, reason: str) -> TrainingError:
        where = str(self._file) if self._line is None else f"{self._file}:{self._line}"
        return TrainingError(
            f"{where}: {reason}. Make the folder again with `deepcodeseek dataset rerank --out FOLDER`."
        )

    def is_null(self, name: str) -> bool:
        return self._value.get(name) is None

    def text(self, name: str) -> str:
        value = self._value.get(name)
        if not isinstance(value, str):
            raise self.error(f'"{name}" has to be a text')
        # Half of a pair is legal in JSON, and no text to a tokenizer.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def choice(self, name: str, names: Sequence[Name]) -> Name:
        for each in names:
            if each == self._value.get(name):
                return each
        raise self.error(f'"{name}" has to be one of {", ".join(names)}')

    def whole(self, name: str, least: int = 0) -> int:
        return self._checked(name, self._value.get(name), least)

    def wholes(self, name: str) -> list[int]:
        values = self._value.get(name)
        if not isinstance(values, list):
            raise self.error(f'"{name}" has to be a list')
        return [self._checked(name, each, 0) for each in values]

    def fields(self, name: str) -> Fields:
        value = self._value.get(name)
        if not isinstance(value, dict):
            raise self.error(f'"{name}" has to be an object')
        return Fields(value, self._file, self._line)

    def _checked(self, name: str, value: object, least: int) -> int:
        # True and False are whole numbers to Python.
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.error(f'"{name}" has to be made of whole numbers from {least}')
        return value
