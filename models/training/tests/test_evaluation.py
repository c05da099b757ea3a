import json
from dataclasses import replace

import numpy as np
import pytest

from deepcodeseek_training.errors import TrainingError
from deepcodeseek_training.evaluation import Evaluated, EvaluationOptions, evaluate
from deepcodeseek_training.stopping import Stopping


@pytest.fixture
def options(data, tmp_path) -> EvaluationOptions:
    return EvaluationOptions(data, tmp_path, budgets=(32, 64))


class Soon(Stopping):
    def reason(self) -> str | None:
        return "enough"


def ranked(options, encoder, hardware, stopping=None):
    stages = [Evaluated("base", encoder)]
    return evaluate(options, stages, hardware, stopping or Stopping(), lambda _words: None)


def test_the_instances_ranker_comes_first_then_stages_by_length_of_cards(options, encoder, hardware):
    systems = ranked(options, encoder, hardware)
    assert [each.name for each in systems] == ["ranker", "base, 32", "base, 64"]
    assert systems[0].ranks.tolist() == [each.rank for each in options.questions()]


def test_an_evaluation_that_was_stopped_goes_on_with_the_ranks_it_has(options, encoder, hardware, tmp_path):
    whole = ranked(replace(options, folder=tmp_path / "whole"), encoder, hardware)
    for count in (1, 2, 3):
        assert ranked(options, encoder, hardware, Soon()) is None
        assert len((tmp_path / "ranks" / "base-32.jsonl").read_text().splitlines()) == 1 + count
    # A kill in the middle of a line.
    with (tmp_path / "ranks" / "base-32.jsonl").open("a") as stream:
        stream.write('{"question": "te')
    for one, other in zip(whole, ranked(options, encoder, hardware), strict=True):
        assert np.array_equal(one.ranks, other.ranks)


def test_ranks_of_another_checkpoint_are_found_again(options, encoder, decoder, hardware, tmp_path):
    ranked(options, encoder, hardware)
    file = tmp_path / "ranks" / "base-32.jsonl"
    before = json.loads(file.read_text().splitlines()[0])
    ranked(options, decoder, hardware)
    assert json.loads(file.read_text().splitlines()[0])["checkpoint"] != before["checkpoint"]


def test_what_the_candidates_do_not_hold_is_missed_whatever_the_model_says(options, encoder, hardware):
    questions = list(options.questions())
    missed, behind, *rest = questions
    changed = (replace(missed, rank=None), replace(behind, rank=45), *rest)
    data = replace(options.data, splits={**options.data.splits, "test": changed})
    systems = ranked(replace(options, data=data), encoder, hardware)
    for system in systems:
        assert system.ranks[0] == np.inf
        assert system.ranks[1] == 45
        assert (system.ranks[2:] <= 21).all()


def test_without_test_questions_there_is_nothing_to_evaluate(options):
    data = replace(options.data, splits={**options.data.splits, "test": ()})
    with pytest.raises(TrainingError, match=r"test\.jsonl holds no question"):
        replace(options, data=data).questions()
