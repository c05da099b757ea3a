from dataclasses import replace

import numpy as np

from deepcodeseek_training.negatives import HEAD, asked_with_negatives, draw_negatives, without_never_right

CANDIDATES = tuple(range(100, 160))


def drawn(count: int, seed: int = 1, candidates: tuple[int, ...] = CANDIDATES) -> list[int]:
    return draw_negatives(candidates, count, np.random.default_rng(seed))


def test_half_of_the_negatives_are_the_hardest_ones():
    for seed in range(50):
        negatives = drawn(8, seed)
        assert len(set(negatives)) == 8
        assert sum(each in CANDIDATES[:HEAD] for each in negatives) == 4


def test_a_seed_gives_the_same_again():
    assert drawn(7, 5) == drawn(7, 5)
    assert drawn(7, 5) != drawn(7, 6)


def test_few_candidates_are_all_taken():
    assert drawn(7, candidates=(4, 2)) == [4, 2]
    assert set(drawn(11, candidates=CANDIDATES[:12])) <= set(CANDIDATES[:12])
    assert len(drawn(11, candidates=CANDIDATES[:12])) == 11


def test_every_candidate_is_drawn_at_some_time():
    assert {each for seed in range(300) for each in drawn(7, seed)} == set(CANDIDATES)


def test_the_positive_stands_first_and_is_no_negative(data):
    for question in data.questions("train"):
        asked = asked_with_negatives(data, question, 7, np.random.default_rng(1))
        assert asked.documents[0] == data.cards[question.positive]
        assert len(asked.documents) == 8


def test_a_card_that_is_right_for_no_question_is_no_negative(data):
    questions = data.questions("train")
    right = {data.apis[each.positive] for each in questions}
    for each in without_never_right(data, questions):
        assert {data.apis[card] for card in each.candidates} <= right
    kept = questions[0]
    never_right = replace(
        kept, candidates=tuple(c for c in kept.candidates if data.apis[c] != data.apis[kept.positive])
    )
    # Asked alone, no candidate of a question is right for another one.
    assert without_never_right(data, [never_right]) == ()
