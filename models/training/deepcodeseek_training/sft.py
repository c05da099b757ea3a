"""Supervised fine-tuning: the positive against hard negatives, by a listwise cross-entropy on the score."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .hardware import Hardware
from .listwise import listwise_loss, ranks_of_positive
from .run_folder import RunFolder
from .scorer import Scorer
from .stage import StageOptions, Validation
from .stopping import Stopping
from .trainer import Batch, Loss, train


class SftObjective:
    measure = "mrr"

    def __init__(self, options: StageOptions, scorer: Scorer, hardware: Hardware) -> None:
        self._options = options
        self._scorer = scorer
        self._validation = Validation(options, scorer, hardware)

    def loss(self, batch: Batch) -> Loss:
        asked = self._options.asked(batch)
        scores = self._scorer.scores(asked, batch.document_tokens)
        first = (ranks_of_positive(scores) == 1).float().mean()
        return Loss(listwise_loss(scores).mean(), {"first": first.item()})

    def validate(self) -> Mapping[str, float]:
        return self._validation.figures()


def run_sft(options: StageOptions, hardware: Hardware, stopping: Stopping, say: Callable[[str], None] = print) -> bool:
    """Says whether the stage came to its end; its model is then in `model/` of the run. Raises TrainingError."""
    run = RunFolder(options.run, "sft", options.settings())
    if run.is_done:
        return True
    scorer = options.open(hardware)
    objective = SftObjective(options, scorer, hardware)
    return train(scorer, objective, options.training_questions(), run, options.trainer(), hardware, stopping, say)
