import pytest
import torch

from deepcodeseek_training.distil import divergence_from, run_distillation
from deepcodeseek_training.run_log import RunLog
from deepcodeseek_training.scorer import ABSENT
from deepcodeseek_training.stage import DistillationOptions
from deepcodeseek_training.stopping import Stopping

SCORES = torch.tensor([[1.0, -0.5, 2.0]])


def test_a_student_that_says_the_same_diverges_by_nothing():
    assert divergence_from(SCORES[None], SCORES + 4, 2.0).item() == pytest.approx(0, abs=1e-6)
    assert divergence_from(SCORES[None], SCORES.flip(-1), 2.0).item() > 0.1


def test_teachers_are_averaged_as_distributions():
    teachers = torch.stack([SCORES, SCORES.flip(-1)])
    mean = teachers.softmax(-1).mean(0)
    assert divergence_from(teachers, mean.log(), 1.0).item() == pytest.approx(0, abs=1e-6)


def test_cards_that_are_absent_change_nothing():
    padding = torch.full((1, 2), ABSENT)
    other = torch.tensor([[0.0, 1.0, 0.5]])
    padded = divergence_from(torch.cat([SCORES, padding], -1)[None], torch.cat([other, padding], -1), 2.0)
    assert torch.allclose(padded, divergence_from(SCORES[None], other, 2.0))


def test_an_encoder_learns_what_a_decoder_says(data, decoder, encoder, hardware, tmp_path):
    """The decoder tells cards hardly apart, the encoder begins by telling them apart at random."""
    options = DistillationOptions(
        data,
        tmp_path / "run",
        encoder,
        steps=40,
        questions=4,
        at_once=4,
        negatives=3,
        every=40,
        budgets=(32,),
        learning_rate=3e-3,
        validation_questions=4,
        validation_candidates=4,
        teachers=(decoder, decoder),
        listwise=0.0,
    )
    assert run_distillation(options, hardware, Stopping(), lambda _words: None)
    told = [each["divergence"] for each in RunLog(options.run).entries() if "divergence" in each]
    assert sum(told[-10:]) < 0.5 * sum(told[:10])
