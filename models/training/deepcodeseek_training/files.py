"""Files that are whole or not there: written beside, then renamed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from safetensors import SafetensorError

from .errors import TrainingError

#: How the name of what is not whole yet begins.
PARTIAL = ".partial-"
#: Beside the tensors: names, shapes, a tokenizer.
SLACK_BYTES = 16 * 2**20
MEGABYTE = 10**6


def write_folder(folder: Path, needed_bytes: int, write: Callable[[Path], None]) -> None:
    """`write` fills an empty folder, which then takes the place of `folder`.

    Raises TrainingError where the disk cannot take it; what stood there before then stays.
    """
    partial = folder.with_name(PARTIAL + folder.name)
    needed = needed_bytes + SLACK_BYTES
    free = shutil.disk_usage(folder.parent).free
    if free < needed:
        raise _no_space(folder, needed, f"{free // MEGABYTE:,} MB are free")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir()
        write(partial)
        for file in partial.iterdir():
            _flush(file)
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
        _flush(folder.parent)
    # Each library has its own error for a disk that takes no more.
    except (OSError, RuntimeError, SafetensorError) as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise _no_space(folder, needed, str(error).splitlines()[0]) from error


def write_json(file: Path, value: object) -> None:
    """Raises TrainingError where the disk cannot take it; what stood there before then stays."""
    partial = file.with_name(PARTIAL + file.name)
    try:
        partial.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
        _flush(partial)
        partial.replace(file)
        _flush(file.parent)
    except OSError as error:
        raise _no_space(file, SLACK_BYTES, str(error)) from error


def _no_space(path: Path, needed: int, reason: str) -> TrainingError:
    return TrainingError(
        f"{path} could not be written ({reason}): it needs {needed // MEGABYTE:,} MB in {path.parent}. "
        "What was written before stays; make room and run the same command again."
    )


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
