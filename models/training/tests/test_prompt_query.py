"""A query is cut here as it is cut where it is served: `prompt-query.json` holds what `promptQuery` gives there."""

import json
from pathlib import Path

import pytest

from deepcodeseek_training.prompt_query import cut_front, prompt_query

CASES = json.loads(Path(__file__).with_name("prompt-query.json").read_text("utf-8"))
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def text(length: int, start: int = 0) -> str:
    return "".join(LETTERS[(at + start) % len(LETTERS)] for at in range(length))


def encode(words: str) -> list[int]:
    return [ord(letter) for letter in words]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['most']}-{case['query']}-{case['behind']}")
def test_a_query_is_cut_as_it_is_served(case):
    given = prompt_query(case["template"], text(case["query"]), text(case["behind"], 7), encode, case["most"])
    assert "".join(map(chr, given)) == case["given"]


def test_what_is_cut_in_front_is_a_multiple_of_a_step():
    assert cut_front(list(range(100)), 90) == list(range(32, 100))
    assert cut_front(list(range(90)), 90) == list(range(90))
