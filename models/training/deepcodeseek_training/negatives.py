"""Hard negatives: wrong answers that the instance's own ranker places high."""

from __future__ import annotations

import numpy as np

from .dataset import Question, RerankData
from .scorer import Asked

#: The first so many candidates are the head: what the positive is confused with most.
HEAD = 10
#: Half of the negatives come from the head. The rest is drawn from behind it, where a served list goes on.
HEAD_SHARE = 0.5


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
