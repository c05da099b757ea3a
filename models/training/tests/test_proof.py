"""The quick form of the proof: one seed, few steps."""

import pytest

from deepcodeseek_training.proof import QUICK, Proof, prove
from deepcodeseek_training.proof_report import interval


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    return prove(tmp_path_factory.mktemp("proof") / "quick", QUICK)


def test_fine_tuning_lowers_the_loss_and_ranks_held_out_questions_better(proof):
    (seed,) = proof.seeds
    assert seed.last_loss < 0.7 * seed.first_loss
    assert seed.sft.mrr > proof.base.mrr + 0.05
    assert seed.sft.top5 >= proof.base.top5


def test_reinforcement_raises_the_reward_and_shuffled_rewards_do_not(proof):
    (seed,) = proof.seeds
    assert seed.rl.reward > seed.sft.reward
    assert seed.rl.reward > seed.shuffled.reward
    assert seed.shuffled.reward < seed.sft.reward + 0.01


def test_the_exported_graph_scores_as_pytorch_does(proof):
    assert proof.float32_difference < 1e-3
    assert proof.int8_difference < 0.2 * proof.spread


def test_an_interval_over_seeds_holds_their_mean():
    middle, low, high = interval([0.1, 0.2, 0.3])
    assert middle == pytest.approx(0.2)
    assert (low, high) == pytest.approx((0.2 - 0.2484, 0.2 + 0.2484), abs=1e-3)
