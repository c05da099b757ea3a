"""Losses over the cards of a question. The positive is the first card."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def listwise_loss(scores: Tensor) -> Tensor:
    """Cross-entropy of the positive among its cards (Cao et al., "Learning to Rank", ICML 2007, top one probability).

    From scores [questions, cards] to one loss a question, in nats.
    """
    positives = torch.zeros(len(scores), dtype=torch.long, device=scores.device)
    return functional.cross_entropy(scores, positives, reduction="none")


def ranks_of_positive(scores: Tensor) -> Tensor:
    """int64 [questions], from 1. A card with the same score counts as ahead: who cannot tell cards apart gains nothing."""
    return 1 + (scores[:, 1:] >= scores[:, :1]).sum(-1)
