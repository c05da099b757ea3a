"""Reinforcement: rankings are drawn from the model, and those that are worth more become likelier.

The policy is the Plackett-Luce model of the scores. Its gradient is REINFORCE with the mean of a question's other
samples as the baseline (Kool, van Hoof and Welling, "Buy 4 REINFORCE samples, get a baseline for free!", 2019). A KL
term holds the model near the fine-tuned one: between the two softmaxes over a question's cards, which is the
distribution of the first place of a ranking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext

import torch
from torch import Tensor

from .hardware import Hardware
from .lora import trains_only_lora, without_lora
from .open_scorer import open_frozen
from .plackett_luce import gain_over_others, log_probability, reward, reward_of_ranks, sample_rankings, shuffled
from .run_folder import RunFolder
from .score_questions import score_silently
from .scorer import Scorer, turn_dropout_off
from .stage import ReinforcementOptions, Validation
from .stopping import Stopping
from .trainer import Batch, Loss, train


class RlObjective:
    measure = "reward"

    def __init__(self, options: ReinforcementOptions, scorer: Scorer, reference: Scorer, hardware: Hardware) -> None:
        """`reference` is the model before; with LoRA it may be `scorer` itself, whose additions are then left out."""
        self._options = options
        self._scorer = scorer
        self._reference = reference
        self._hardware = hardware
        self._validation = Validation(options, scorer, hardware)

    def loss(self, batch: Batch) -> Loss:
        asked = self._options.asked(batch)
        is_shared = self._reference is self._scorer
        with without_lora(self._scorer.module) if is_shared else nullcontext():
            before = score_silently(self._reference, asked, batch.document_tokens, self._hardware).clone()
        scores = self._scorer.scores(asked, batch.document_tokens)
        rankings = sample_rankings(scores, self._options.samples, batch.generator)
        rewards = reward(rankings)
        told = {"reward": rewards.mean().item()}
        if self._options.shuffled_rewards:
            rewards = shuffled(rewards, batch.generator)
        gained = gain_over_others(rewards)
        policy = -(gained * log_probability(scores, rankings)).mean()
        divergence = kl_divergence(scores, before).mean()
        return Loss(policy + self._options.kl * divergence, {**told, "kl": divergence.item()})

    def validate(self) -> Mapping[str, float]:
        found = torch.from_numpy(self._validation.ranks())
        return {"reward": float(reward_of_ranks(found).mean()), "mrr": float((1 / found).mean())}


def kl_divergence(scores: Tensor, before: Tensor) -> Tensor:
    """KL of the softmax of `scores` from that of `before`, both [questions, cards]: [questions], in nats."""
    now, then = scores.log_softmax(-1), before.log_softmax(-1)
    return (now.exp() * (now - then)).sum(-1)


def run_rl(
    options: ReinforcementOptions, hardware: Hardware, stopping: Stopping, say: Callable[[str], None] = print
) -> bool:
    """Says whether the stage came to its end; its model is then in `model/` of the run. Raises TrainingError."""
    run = RunFolder(options.run, "rl", options.settings())
    if run.is_done:
        return True
    scorer = options.open(hardware)
    # Rankings are drawn from the same model that is made better.
    turn_dropout_off(scorer.module)
    reference = scorer
    if not trains_only_lora(scorer.module):
        reference = open_frozen(options.checkpoint, query_tokens=options.query_tokens, device=hardware.device)
    objective = RlObjective(options, scorer, reference, hardware)
    return train(scorer, objective, options.training_questions(), run, options.trainer(), hardware, stopping, say)
