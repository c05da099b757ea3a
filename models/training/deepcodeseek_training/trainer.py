"""The loop that all stages share: steps, validation, checkpoints, and stopping.

All that is drawn at random in a step follows from the seed and the step's number. So a run that goes on from a
checkpoint gives the same weights as one that was never stopped.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from .dataset import Question
from .errors import TrainingError
from .hardware import Hardware
from .run_folder import Checkpoint, RunFolder, load_weights
from .scorer import Scorer
from .stopping import Stopping

WEIGHT_DECAY = 0.01
MOST_GRADIENT = 1.0
#: The learning rate at the end, as a share of the highest.
FINAL_SHARE = 0.05


@dataclass(frozen=True)
class TrainerOptions:
    steps: int
    #: Questions a step, and of these how many are computed at once.
    questions: int
    at_once: int
    learning_rate: float
    #: The share of the steps in which the learning rate rises.
    warmup: float
    #: Steps between validations; each leaves a checkpoint.
    every: int
    #: Tokens of cards: each step draws one.
    budgets: tuple[int, ...]
    seed: int


@dataclass(frozen=True)
class Batch:
    """Questions that are computed at once."""

    questions: Sequence[Question]
    #: One for each question.
    chances: Sequence[np.random.Generator]
    document_tokens: int
    #: For what is drawn on the CPU with PyTorch.
    generator: torch.Generator


@dataclass(frozen=True)
class Loss:
    """The mean over the questions of a batch, and what the log tells beside it."""

    value: Tensor
    told: Mapping[str, float]


class Objective(Protocol):
    #: The name of the measure that chooses the best checkpoint; it is among what `validate` gives.
    measure: str

    def loss(self, batch: Batch) -> Loss: ...

    def validate(self) -> Mapping[str, float]: ...


def train(
    scorer: Scorer,
    objective: Objective,
    questions: Sequence[Question],
    run: RunFolder,
    options: TrainerOptions,
    hardware: Hardware,
    stopping: Stopping,
    say: Callable[[str], None] = print,
) -> bool:
    """Trains from where the run stands, and says whether it came to its end. Raises TrainingError.

    Stopped before its end, it leaves a checkpoint of the last step.
    """
    optimiser = _optimiser(scorer, options)
    restored = run.restore()
    step = 0
    if restored is None:
        run.log.clear()
        _validate(run, scorer, optimiser, objective, 0, say)
    else:
        step = restored.step
        load_weights(scorer, restored.weights)
        if restored.optimiser:
            optimiser.load_state_dict(dict(restored.optimiser))
        run.log.cut(step)
        say(f"{run.folder} goes on from step {step}.")
    say(f"{run.folder}: {options.steps} steps of {options.questions} questions, {hardware.words()}")
    scorer.module.train()
    while step < options.steps:
        began = time.perf_counter()
        told = _step(scorer, objective, questions, optimiser, step, options, hardware, run)
        step += 1
        run.log.add(step, **told, seconds=round(time.perf_counter() - began, 3))
        reason = stopping.reason()
        if step % options.every == 0 or step == options.steps:
            _validate(run, scorer, optimiser, objective, step, say, told)
        elif reason is not None:
            run.keep(_checkpoint(scorer, optimiser, step), None)
        if reason is not None and step < options.steps:
            run.log.add(step, event=f"stopped: {reason}")
            say(f"Stopped after step {step} of {options.steps}: {reason}.")
            return False
    run.finish(scorer)
    return True


def learning_rate_at(step: int, options: TrainerOptions) -> float:
    """Rises evenly, then falls as a cosine (Loshchilov and Hutter, "SGDR", ICLR 2017, without restarts)."""
    rising = max(1, round(options.warmup * options.steps))
    if step < rising:
        return options.learning_rate * (step + 1) / rising
    done = (step - rising) / max(1, options.steps - rising)
    return options.learning_rate * (FINAL_SHARE + (1 - FINAL_SHARE) * (1 + math.cos(math.pi * done)) / 2)


def batches(questions: Sequence[Question], step: int, options: TrainerOptions) -> Iterator[Batch]:
    """The questions of a step, as many at once as is asked. Each question comes once in every pass over the data."""
    drawn = np.random.default_rng([options.seed, step])
    document_tokens = int(drawn.choice(options.budgets))
    places = [_place(step * options.questions + at, len(questions), options.seed) for at in range(options.questions)]
    for start in range(0, options.questions, options.at_once):
        part = places[start : start + options.at_once]
        yield Batch(
            questions=[questions[place] for place in part],
            chances=[np.random.default_rng([options.seed, step, start + at]) for at in range(len(part))],
            document_tokens=document_tokens,
            generator=torch.Generator().manual_seed(int(drawn.integers(2**62))),
        )


def _place(number: int, count: int, seed: int) -> int:
    """The place of the question that comes as the `number`th: each pass has an order of its own."""
    round_number, at = divmod(number, count)
    return int(_order(count, seed, round_number)[at])


@lru_cache(maxsize=2)
def _order(count: int, seed: int, round_number: int) -> np.ndarray:
    return np.random.default_rng([seed, round_number, count]).permutation(count)


def _step(
    scorer: Scorer,
    objective: Objective,
    questions: Sequence[Question],
    optimiser: torch.optim.Optimizer,
    step: int,
    options: TrainerOptions,
    hardware: Hardware,
    run: RunFolder,
) -> Mapping[str, float]:
    rate = learning_rate_at(step, options)
    for group in optimiser.param_groups:
        group["lr"] = rate
    optimiser.zero_grad(set_to_none=True)
    told: Counter[str] = Counter()
    for batch in batches(questions, step, options):
        share = len(batch.questions) / options.questions
        # Dropout draws from here.
        torch.manual_seed(batch.generator.initial_seed())
        with hardware.autocast():
            loss = objective.loss(batch)
        _check_number(loss.value, step, run)
        (loss.value * share).backward()
        told.update({name: value * share for name, value in {"loss": loss.value.item(), **loss.told}.items()})
    size = torch.nn.utils.clip_grad_norm_(scorer.parameters().values(), MOST_GRADIENT)
    _check_number(size, step, run)
    optimiser.step()
    return {**told, "learningRate": rate, "gradient": size.item()}


def _check_number(value: Tensor, step: int, run: RunFolder) -> None:
    if not torch.isfinite(value).all():
        raise TrainingError(
            f"The loss is not a number at step {step + 1}; {run.folder / (run.last or '')} stays. "
            "Run the same command again with a lower --learning-rate."
        )


def _validate(
    run: RunFolder,
    scorer: Scorer,
    optimiser: torch.optim.Optimizer,
    objective: Objective,
    step: int,
    say: Callable[[str], None],
    told: Mapping[str, float] | None = None,
) -> None:
    validation = objective.validate()
    run.log.add(step, validation=dict(validation))
    is_best = run.keep(_checkpoint(scorer, optimiser, step), validation[objective.measure])
    figures = ", ".join(f"{name} {value:.4f}" for name, value in validation.items())
    loss = "" if told is None else f"loss {told['loss']:.4f}, "
    say(f"step {step}: {loss}validation {figures}{' (best)' if is_best else ''}")


def _checkpoint(scorer: Scorer, optimiser: torch.optim.Optimizer, step: int) -> Checkpoint:
    weights = {name: each.detach() for name, each in scorer.parameters().items()}
    return Checkpoint(step, weights, optimiser.state_dict() if step > 0 else {})


def _optimiser(scorer: Scorer, options: TrainerOptions) -> torch.optim.Optimizer:
    """Norms and biases do not decay."""
    parameters = list(scorer.parameters().values())
    groups = [
        {"params": [each for each in parameters if each.dim() > 1], "weight_decay": WEIGHT_DECAY},
        {"params": [each for each in parameters if each.dim() <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW([group for group in groups if group["params"]], lr=options.learning_rate)
