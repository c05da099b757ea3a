"""Laws of drawn rankings, by listing all of them."""

from itertools import permutations

import pytest
import torch

from deepcodeseek_training.plackett_luce import (
    gain_over_others,
    log_probability,
    reward,
    reward_of_ranks,
    sample_rankings,
    shuffled,
)
from deepcodeseek_training.rl import kl_divergence
from deepcodeseek_training.scorer import ABSENT

SCORES = torch.tensor([[0.3, 1.2, -0.4, 0.9]])
EVERY = torch.tensor([list(permutations(range(4)))])


def whole_probability(scores: torch.Tensor, ranking: torch.Tensor) -> torch.Tensor:
    """Place by place, as the model is defined."""
    weights = scores.exp()
    return torch.stack([weights[card] / weights[ranking[at:]].sum() for at, card in enumerate(ranking)]).prod()


def test_a_draw_is_as_likely_as_the_model_says():
    drawn = sample_rankings(SCORES, 40_000, torch.Generator().manual_seed(1))[0]
    for ranking in EVERY[0]:
        share = (drawn == ranking).all(-1).float().mean()
        assert share == pytest.approx(whole_probability(SCORES[0], ranking).item(), abs=0.01)


def test_choices_up_to_the_positive_are_counted():
    ranking = torch.tensor([[[1, 0, 2, 3]]])
    weights = SCORES[0].exp()
    wanted = torch.log(weights[1] / weights.sum()) + torch.log(weights[0] / (weights.sum() - weights[1]))
    assert log_probability(SCORES, ranking).item() == pytest.approx(wanted.item(), abs=1e-6)


def test_the_mean_gradient_is_that_of_the_expected_reward():
    """What is left out of the log-probability changes no mean."""
    scores = SCORES.clone().requires_grad_()
    likely = torch.stack([whole_probability(scores[0], ranking) for ranking in EVERY[0]])
    worth = reward(EVERY)[0]
    (wanted,) = torch.autograd.grad((likely * worth).sum(), scores)
    (got,) = torch.autograd.grad((likely.detach() * worth * log_probability(scores, EVERY)[0]).sum(), scores)
    assert torch.allclose(got, wanted, atol=1e-5)


def test_cards_that_are_absent_come_last_and_change_nothing():
    padded = torch.cat([SCORES, torch.full((1, 2), ABSENT)], -1)
    drawn = sample_rankings(padded, 50, torch.Generator().manual_seed(2))
    assert (drawn[..., :4] < 4).all()
    same = log_probability(SCORES, drawn[..., :4])
    assert torch.allclose(log_probability(padded, drawn), same, atol=1e-5)


@pytest.mark.parametrize(
    ("rank", "worth"), [(1, 1.0), (2, 0.5 + 0.5 / 1.5849625), (5, 0.693426), (6, 0.178104), (11, 0)]
)
def test_a_ranking_is_worth_its_hit_and_its_gain(rank, worth):
    assert reward_of_ranks(torch.tensor([rank])).item() == pytest.approx(worth, abs=1e-5)
    others = [each for each in range(1, 12)]
    ranking = torch.tensor([[[*others[: rank - 1], 0, *others[rank - 1 :]]]])
    assert reward(ranking).item() == pytest.approx(worth, abs=1e-5)


def test_a_sample_is_compared_with_the_others_of_its_question():
    gained = gain_over_others(torch.tensor([[1.0, 0.0, 0.5], [0.2, 0.2, 0.2]]))
    assert torch.allclose(gained, torch.tensor([[0.75, -0.75, 0.0], [0.0, 0.0, 0.0]]), atol=1e-6)


def test_shuffled_rewards_are_the_same_ones_in_other_places():
    rewards = torch.arange(24.0).reshape(4, 6)
    mixed = shuffled(rewards, torch.Generator().manual_seed(1))
    assert sorted(mixed.flatten().tolist()) == rewards.flatten().tolist()
    assert not torch.equal(mixed, rewards)


def test_the_divergence_is_zero_only_between_equals():
    other = torch.tensor([[0.3, 1.2, -0.4, 1.9]])
    assert kl_divergence(SCORES, SCORES + 3).item() == pytest.approx(0, abs=1e-6)
    assert kl_divergence(SCORES, other).item() > 0.01
    padded = torch.full((1, 2), ABSENT)
    both = kl_divergence(torch.cat([SCORES, padded], -1), torch.cat([other, padded], -1))
    assert torch.allclose(both, kl_divergence(SCORES, other))
