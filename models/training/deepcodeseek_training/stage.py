"""What all stages of training are told, and how they are told it: from the command's options to a run of the trainer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from .dataset import Question, RerankData, View
from .errors import TrainingError
from .hardware import Hardware
from .negatives import asked_with_negatives, without_never_right
from .open_scorer import open_scorer
from .prompt_query import QUERY_TOKENS
from .score_questions import ranks
from .scorer import CARD_BUDGETS, Asked, Scorer
from .trainer import Batch, TrainerOptions

#: What says where and on what a run goes on, not what comes of it.
NOT_SETTINGS = ("data", "run", "checkpoint")


@dataclass(frozen=True)
class StageOptions:
    data: RerankData
    run: Path
    checkpoint: Path
    epochs: float = 2.0
    #: Steps instead of epochs; None takes the epochs.
    steps: int | None = None
    questions: int = 8
    at_once: int = 8
    #: Wrong cards a question.
    negatives: int = 7
    learning_rate: float = 2e-5
    warmup: float = 0.1
    every: int = 100
    budgets: tuple[int, ...] = CARD_BUDGETS
    views: tuple[View, ...] = ("both", "before")
    query_tokens: int = QUERY_TOKENS
    lora_rank: int = 0
    gradient_checkpointing: bool = False
    validation_questions: int = 64
    validation_candidates: int = 20
    seed: int = 1

    def training_questions(self) -> tuple[Question, ...]:
        """Those in the views, without candidates that are never right. Raises TrainingError where there are none."""
        questions = tuple(each for each in self.data.questions("train") if each.view in self.views)
        if not questions:
            raise TrainingError(
                f"{self.data.folder} holds no training question in the view {' or '.join(self.views)}: leave --views out."
            )
        fair = without_never_right(self.data, questions)
        if not fair:
            raise TrainingError(
                f"The training questions of {self.data.folder} have no candidate that is right for another question: "
                "take an instance with more scripts that call APIs."
            )
        return fair

    def trainer(self) -> TrainerOptions:
        steps = self.steps or math.ceil(self.epochs * len(self.training_questions()) / self.questions)
        return TrainerOptions(
            steps=steps,
            questions=self.questions,
            at_once=min(self.at_once, self.questions),
            learning_rate=self.learning_rate,
            warmup=self.warmup,
            every=self.every,
            budgets=self.budgets,
            seed=self.seed,
        )

    def asked(self, batch: Batch) -> list[Asked]:
        """Each question of a batch with its positive first and drawn negatives behind it."""
        return [
            asked_with_negatives(self.data, question, self.negatives, chance)
            for question, chance in zip(batch.questions, batch.chances, strict=True)
        ]

    def open(self, hardware: Hardware) -> Scorer:
        """What is trained, as the checkpoint has it. Raises TrainingError and CheckpointError."""
        return open_scorer(
            self.checkpoint,
            query_tokens=self.query_tokens,
            seed=self.seed,
            lora_rank=self.lora_rank,
            gradient_checkpointing=self.gradient_checkpointing,
            device=hardware.device,
        )

    def settings(self) -> Mapping[str, object]:
        """What a run that goes on has to be given again."""
        told = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in NOT_SETTINGS}
        told = {name: [str(each) for each in value] if name == "teachers" else value for name, value in told.items()}
        return {**told, "data": self.data.fingerprint, "checkpoint": str(self.checkpoint.resolve())}


@dataclass(frozen=True)
class ReinforcementOptions(StageOptions):
    #: Rankings drawn for a question, at least 2.
    samples: int = 8
    #: The weight of staying near the model before.
    kl: float = 0.05
    shuffled_rewards: bool = False


@dataclass(frozen=True)
class DistillationOptions(StageOptions):
    teachers: tuple[Path, ...] = ()
    #: Divides the scores of teachers and student.
    temperature: float = 2.0
    #: The share of the loss that is of the right answers; the rest is of the teachers'.
    listwise: float = 0.5


class Validation:
    """The same questions each time, drawn once: their positives are ranked among the hardest candidates."""

    def __init__(self, options: StageOptions, scorer: Scorer, hardware: Hardware) -> None:
        self._scorer = scorer
        self._hardware = hardware
        self._data = options.data
        self._most = options.validation_candidates
        self._questions = sample(options.data.questions("validation"), options.validation_questions, options.seed)
        #: The middle one of those that are trained for.
        self._document_tokens = sorted(options.budgets)[len(options.budgets) // 2]

    def figures(self) -> Mapping[str, float]:
        """What supervised stages are validated by: the mean reciprocal rank, and the share within the first five."""
        found = self.ranks()
        return {"mrr": float((1 / found).mean()), "top5": float((found <= 5).mean())}

    def ranks(self) -> np.ndarray:
        """int64 [questions], from 1."""
        found = ranks(self._scorer, self._data, self._questions, self._document_tokens, self._hardware, self._most)
        return np.array(list(found))


def sample(questions: Sequence[Question], most: int | None, seed: int) -> list[Question]:
    """At most so many of the questions, in their order."""
    if most is None or len(questions) <= most:
        return list(questions)
    places = np.random.default_rng(seed).choice(len(questions), most, replace=False)
    return [questions[place] for place in sorted(places)]
