"""Hard negatives: wrong answers that the instance's own ranker places high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .dataset import Question, RerankData
from .scorer import Asked

#: The first so many candidates are the head: what the positive is confused with most.
HEAD = 10
#: Half of the negatives come from the head. The rest is drawn from behind it, where a served list goes on.
HEAD_SHARE = 0.5


def without_never_right(data: RerankData, questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions with only such candidates as are right for another of them; those that are left with none are left out.

    A card that is always wrong is soon known by sight. Nobody calls such an API yet, and it would never be suggested.
    """
    right = {data.apis[each.positive] for each in questions}
    fair = [
        replace(each, candidates=tuple(card for card in each.candidates if data.apis[card] in right))
        for each in questions
    ]
    return tuple(each for each in fair if each.candidates)


def draw_negatives(candidates: tuple[int, ...], count: int, chance: np.random.Generator) -> list[int]:
    """`count` different candidates, or all where there are fewer; the harder ones first."""
    if len(candidates) <= count:
        return list(candidates)
    head, tail = candidates[:HEAD], candidates[HEAD:]
    from_head = min(len(head), max(round(count * HEAD_SHARE), count - len(tail)))
    places = [
        *chance.choice(len(head), from_head, replace=False),
        *(len(head) + chance.choice(len(tail), count - from_head, replace=False) if tail else []),
    ]
    return [candidates[place] for place in sorted(places)]


def asked_with_negatives(data: RerankData, question: Question, count: int, chance: np.random.Generator) -> Asked:
    """The question with its positive first and drawn negatives behind it."""
    negatives = draw_negatives(question.candidates, count, chance)
    return Asked(question.query, question.behind, data.texts([question.positive, *negatives]))
