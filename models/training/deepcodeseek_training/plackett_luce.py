"""Rankings drawn from scores (Plackett, "The Analysis of Permutations", 1975), and what one is worth.

A ranking is drawn place by place, each time by a softmax over what is left. The positive is card 0.
"""

from __future__ import annotations

import torch
from torch import Tensor

#: Below this place the reward tells nothing apart.
TOP = 10
HIT = 5


def sample_rankings(scores: Tensor, samples: int, generator: torch.Generator) -> Tensor:
    """int64 [questions, samples, cards]: numbers of cards, best first, from scores [questions, cards].

    Scores plus Gumbel noise, sorted, are a draw (Yellott, J. Math. Psychology 1977). The noise is drawn on the CPU, so
    that a seed gives the same on all hardware.
    """
    questions, cards = scores.shape
    uniform = torch.rand((questions, samples, cards), generator=generator, dtype=torch.float64)
    noise = -torch.log(-torch.log(uniform.clamp(1e-300, 1 - 1e-16)))
    return (scores.detach().double()[:, None] + noise.to(scores.device)).argsort(-1, descending=True)


def log_probability(scores: Tensor, rankings: Tensor) -> Tensor:
    """[questions, samples], in nats: of the choices that the reward depends on.

    These are the first ten, and of them those up to the positive. The others are independent of the reward once these
    are made, so leaving them out changes the variance of the gradient and not its mean.
    """
    ordered = scores[:, None].expand(rankings.shape).gather(-1, rankings)
    left = ordered.flip(-1).logcumsumexp(-1).flip(-1)
    places = torch.arange(rankings.shape[-1], device=scores.device)
    counts = (places <= _place_of_positive(rankings)[..., None]) & (places < TOP)
    return ((ordered - left) * counts).sum(-1)


def reward(rankings: Tensor) -> Tensor:
    """[questions, samples], from 0 to 1."""
    return reward_of_ranks(1 + _place_of_positive(rankings))


def reward_of_ranks(ranks: Tensor) -> Tensor:
    """Half of it whether the positive is among the first five, half its NDCG@10. Ranks are from 1."""
    hit = (ranks <= HIT).float()
    ndcg = torch.where(ranks <= TOP, 1 / torch.log2(1 + ranks.float()), 0.0)
    return 0.5 * hit + 0.5 * ndcg


def gain_over_others(rewards: Tensor) -> Tensor:
    """[questions, samples]: what each sample is worth above the mean of its question's other samples."""
    samples = rewards.shape[-1]
    mean_of_others = (rewards.sum(-1, keepdim=True) - rewards) / (samples - 1)
    return rewards - mean_of_others


def shuffled(rewards: Tensor, generator: torch.Generator) -> Tensor:
    """The same rewards, each of another sample or question: a control that holds no signal."""
    order = torch.randperm(rewards.numel(), generator=generator).to(rewards.device)
    return rewards.flatten()[order].reshape(rewards.shape)


def _place_of_positive(rankings: Tensor) -> Tensor:
    """int64 [questions, samples], from 0."""
    return (rankings == 0).int().argmax(-1)
