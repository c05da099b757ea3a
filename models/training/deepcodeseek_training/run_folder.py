"""The folder of a run: where it stands, its last two checkpoints and the best one, and the model at its end."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from .errors import TrainingError
from .files import PARTIAL, write_folder, write_json
from .run_log import RunLog
from .scorer import Scorer

STATE = "state.json"
MODEL = "model"
TENSORS = "tensors.pt"
FORMAT = "deepcodeseek-training-run"
VERSION = 1
KEPT = 2
#: What may differ when a run goes on; all else would make another run.
MAY_CHANGE = ("learning_rate",)
FLOAT_BYTES = 4

Settings = Mapping[str, object]
Restored = TypeVar("Restored")


@dataclass(frozen=True)
class Best:
    checkpoint: str
    step: int
    #: Of the measure that the stage is validated by; higher is better.
    value: float


@dataclass(frozen=True)
class Progress:
    status: str
    #: Names of checkpoints, the newest last.
    kept: tuple[str, ...]
    best: Best | None


@dataclass(frozen=True)
class Checkpoint:
    """What a training goes on from. Everything drawn at random follows from the seed and the step."""

    step: int
    #: What is trained, by name.
    weights: Mapping[str, Tensor]
    #: The state of the optimiser; empty before the first step.
    optimiser: Mapping[str, object]


class RunFolder:
    """Raises TrainingError where the folder holds another run, or no run that can be read."""

    def __init__(self, folder: Path, stage: str, settings: Settings) -> None:
        self.folder = folder
        self._stage = stage
        self._settings = settings
        folder.mkdir(parents=True, exist_ok=True)
        self.log = RunLog(folder)
        self._progress = self._read() if (folder / STATE).exists() else Progress("running", (), None)

    @property
    def is_done(self) -> bool:
        return self._progress.status == "done"

    @property
    def best(self) -> Best | None:
        return self._progress.best

    @property
    def last(self) -> str | None:
        return self._progress.kept[-1] if self._progress.kept else None

    @property
    def model(self) -> Path:
        return self.folder / MODEL

    def keep(self, checkpoint: Checkpoint, value: float | None) -> bool:
        """Writes a checkpoint, and says whether it is the best so far; `value` is None where it was not validated."""
        name = f"checkpoint-{checkpoint.step:06}"
        content = {"step": checkpoint.step, "weights": checkpoint.weights, "optimiser": checkpoint.optimiser}
        write_folder(self.folder / name, _bytes_of(content), lambda into: torch.save(content, into / TENSORS))
        best = self._progress.best
        is_best = value is not None and (best is None or value > best.value)
        kept = tuple(each for each in self._progress.kept if each != name)[-(KEPT - 1) :]
        self._write(
            replace(
                self._progress,
                kept=(*kept, name),
                best=Best(name, checkpoint.step, value) if is_best and value is not None else best,
            )
        )
        self._prune()
        return is_best

    def restore(self) -> Checkpoint | None:
        """The newest checkpoint that can be read; None at the beginning. Raises TrainingError where none can be."""
        for name in reversed(self._progress.kept):
            try:
                return self._load(name)
            except (OSError, RuntimeError, EOFError, KeyError, pickle.UnpicklingError):
                self.log.add(0, event=f"{name} cannot be read and is passed over")
        if self._progress.kept:
            raise TrainingError(f"No checkpoint in {self.folder} can be read: name a new --run.")
        return None

    def finish(self, scorer: Scorer) -> None:
        """Writes the best weights as a checkpoint in the usual layout, and says that the run is done."""
        best = self._progress.best
        if best is None:
            raise TrainingError(f"{self.folder} holds no validated checkpoint: name a new --run.")
        load_weights(scorer, self._load(best.checkpoint).weights)
        size = sum(each.numel() for each in scorer.module.parameters()) * FLOAT_BYTES
        write_folder(self.model, size, scorer.save)
        self._write(replace(self._progress, status="done"))

    def _load(self, name: str) -> Checkpoint:
        content = torch.load(self.folder / name / TENSORS, map_location="cpu", weights_only=True)
        return Checkpoint(content["step"], content["weights"], content["optimiser"])

    def _prune(self) -> None:
        named = {*self._progress.kept, *([self._progress.best.checkpoint] if self._progress.best else [])}
        for each in self.folder.iterdir():
            is_old = each.name.startswith("checkpoint-") and each.name not in named
            if is_old or each.name.startswith(f"{PARTIAL}checkpoint-"):
                shutil.rmtree(each, ignore_errors=True)

    def _write(self, progress: Progress) -> None:
        self._progress = progress
        best = progress.best
        state = {
            "format": FORMAT,
            "version": VERSION,
            "stage": self._stage,
            "settings": self._settings,
            "status": progress.status,
            "kept": progress.kept,
            "best": None if best is None else {"checkpoint": best.checkpoint, "step": best.step, "value": best.value},
        }
        write_json(self.folder / STATE, state)

    def _read(self) -> Progress:
        file = self.folder / STATE
        try:
            state = json.loads(file.read_text("utf-8"))
            is_ours = state["format"] == FORMAT and state["version"] == VERSION
            settings, stage = dict(state["settings"]), state["stage"]
            best = None if state["best"] is None else Best(**state["best"])
            progress = Progress(state["status"], tuple(state["kept"]), best)
        except (ValueError, KeyError, TypeError) as error:
            raise TrainingError(f"{file} is no state of a run: name a new --run.") from error
        if not is_ours or stage != self._stage:
            raise TrainingError(f"{self.folder} holds a run of {stage}: name a new --run for {self._stage}.")
        self._check_settings(settings)
        return progress

    def _check_settings(self, before: Settings) -> None:
        # As they read once they were written.
        now = json.loads(json.dumps(self._settings))
        changed = [
            f"{name} was {before.get(name)} and is {now.get(name)}"
            for name in sorted({*before, *now})
            if name not in MAY_CHANGE and before.get(name) != now.get(name)
        ]
        if changed:
            raise TrainingError(
                f"{self.folder} was begun otherwise ({'; '.join(changed)}): give what it was begun with, or name a new --run."
            )


def load_weights(scorer: Scorer, weights: Mapping[str, Tensor]) -> None:
    """Puts weights, by the names of `Scorer.parameters`, into a scorer. Raises KeyError where one is missing."""
    with torch.no_grad():
        for name, parameter in scorer.parameters().items():
            parameter.copy_(weights[name])


def _bytes_of(content: object) -> int:
    if isinstance(content, Tensor):
        return content.numel() * content.element_size()
    if isinstance(content, Mapping):
        return sum(_bytes_of(each) for each in content.values())
    if isinstance(content, list | tuple):
        return sum(_bytes_of(each) for each in content)
    return 0
