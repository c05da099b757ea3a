"""Scores without gradients: for validation, evaluation and teachers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from .dataset import Question, RerankData
from .hardware import Hardware
from .listwise import ranks_of_positive
from .scorer import Asked, Scorer


def asked_with_candidates(data: RerankData, question: Question, most: int | None = None) -> Asked:
    """The question with its positive first and all candidates behind it, or the first so many."""
    return Asked(question.query, question.behind, data.texts([question.positive, *question.candidates[:most]]))


def score_silently(scorer: Scorer, asked: Sequence[Asked], document_tokens: int, hardware: Hardware) -> Tensor:
    """Scores as `Scorer.scores` gives them, with dropout off; the scorer's mode is as before afterwards."""
    was_training = scorer.module.training
    scorer.module.eval()
    try:
        with torch.inference_mode(), hardware.autocast():
            return scorer.scores(asked, document_tokens)
    finally:
        scorer.module.train(was_training)


def ranks(
    scorer: Scorer,
    data: RerankData,
    questions: Sequence[Question],
    document_tokens: int,
    hardware: Hardware,
    most: int | None = None,
) -> Iterator[int]:
    """Of each question the place of its positive among its candidates, from 1."""
    for question in questions:
        asked = asked_with_candidates(data, question, most)
        yield int(ranks_of_positive(score_silently(scorer, [asked], document_tokens, hardware)).item())
