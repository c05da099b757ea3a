"""Distillation: a small model learns the distribution that larger ones give a question's cards.

The loss is that of Hinton, Vinyals and Dean ("Distilling the Knowledge in a Neural Network", 2015): the divergence of
softened distributions, times the square of the temperature, beside the loss of the right answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor

from .hardware import Hardware
from .listwise import listwise_loss, ranks_of_positive
from .open_scorer import open_frozen
from .run_folder import RunFolder
from .score_questions import score_silently
from .scorer import Scorer
from .stage import DistillationOptions, Validation
from .stopping import Stopping
from .trainer import Batch, Loss, train


class DistillationObjective:
    measure = "mrr"

    def __init__(
        self, options: DistillationOptions, scorer: Scorer, teachers: Sequence[Scorer], hardware: Hardware
    ) -> None:
        self._options = options
        self._scorer = scorer
        self._teachers = teachers
        self._hardware = hardware
        self._validation = Validation(options, scorer, hardware)

    def loss(self, batch: Batch) -> Loss:
        options = self._options
        asked = options.asked(batch)
        taught = torch.stack(
            [score_silently(each, asked, batch.document_tokens, self._hardware) for each in self._teachers]
        ).clone()
        scores = self._scorer.scores(asked, batch.document_tokens)
        divergence = divergence_from(taught, scores, options.temperature).mean()
        right = listwise_loss(scores).mean()
        first = (ranks_of_positive(scores) == 1).float().mean()
        told = {"divergence": divergence.item(), "listwise": right.item(), "first": first.item()}
        return Loss(options.listwise * right + (1 - options.listwise) * divergence, told)

    def validate(self) -> Mapping[str, float]:
        return self._validation.figures()


def divergence_from(taught: Tensor, scores: Tensor, temperature: float) -> Tensor:
    """KL of the mean of the teachers' softened distributions from the student's, times the temperature's square.

    From scores [teachers, questions, cards] and [questions, cards] to [questions], in nats.
    """
    wanted = (taught / temperature).softmax(-1).mean(0)
    given = (scores / temperature).log_softmax(-1)
    return temperature**2 * (torch.xlogy(wanted, wanted) - wanted * given).sum(-1)


def run_distillation(
    options: DistillationOptions, hardware: Hardware, stopping: Stopping, say: Callable[[str], None] = print
) -> bool:
    """Says whether the stage came to its end; its model is then in `model/` of the run. Raises TrainingError."""
    run = RunFolder(options.run, "distil", options.settings())
    if run.is_done:
        return True
    teachers = [
        open_frozen(each, query_tokens=options.query_tokens, device=hardware.device) for each in options.teachers
    ]
    scorer = options.open(hardware)
    objective = DistillationObjective(options, scorer, teachers, hardware)
    return train(scorer, objective, options.training_questions(), run, options.trainer(), hardware, stopping, say)
