"""The models that the program's tests run have learned what they are said to know."""

import json
from itertools import chain, islice

import numpy as np
import pytest
from encoding import computed, fed
from make_fixtures import FIXTURES, RERANKERS
from running import session
from tokenizers import Tokenizer

from deepcodeseek_export.lessons import lessons
from deepcodeseek_export.tiny import prompt_ids

FRESH_SEED = 4321


def margins(name: str, pairs: list[tuple[str, str]]) -> np.ndarray:
    """The log-odds of yes that the fixture gives each pair, scored whole."""
    graph = session(FIXTURES / name)
    tokenizer = Tokenizer.from_file(str(FIXTURES / name / "tokenizer.json"))
    empty = {
        each.name: np.zeros((0, *each.shape[1:]), np.float32)
        for each in graph.get_inputs()
        if each.name.startswith("past_")
    }
    scores = []
    for query, document in pairs:
        ids = list(chain.from_iterable(prompt_ids(tokenizer, query, document)))
        given = {"input_ids": np.array([ids]), "last": np.array([len(ids) - 1]), **empty}
        no, yes = graph.run(["logits"], given)[0][0]
        scores.append(yes - no)
    return np.array(scores)


def ranks(scores: np.ndarray) -> np.ndarray:
    return scores.argsort().argsort()


@pytest.mark.parametrize("name", [name for name, _, _ in RERANKERS])
def test_a_tiny_reranker_is_right_on_lessons_that_it_has_not_seen(name):
    fresh = list(islice(lessons(FRESH_SEED), 200))
    scores = margins(name, [(each.query, each.document) for each in fresh])
    assert np.mean((scores > 0) == [each.is_wanted for each in fresh]) >= 0.95


@pytest.mark.parametrize("name", ["tiny-reranker-plain", "tiny-reranker"])
def test_a_tiny_reranker_scores_as_pytorch_did(name):
    expected = json.loads((FIXTURES / "tiny-reranker-expected.json").read_text("utf-8"))
    scores = margins(name, [(each["query"], each["document"]) for each in expected])
    assert np.abs(scores - [each["yes"] - each["no"] for each in expected]).max() < 1e-3


def test_the_tiny_encoders_give_what_pytorch_gave():
    for name, key in (("tiny-embedder", "vector"), ("tiny-cross-encoder", "logit")):
        expected = json.loads((FIXTURES / f"{name}-expected.json").read_text("utf-8"))
        texts = [each["text"] if key == "vector" else (each["query"], each["document"]) for each in expected]
        tokenizer = Tokenizer.from_file(str(FIXTURES / name / "tokenizer.json"))
        got = computed(session(FIXTURES / name), fed(tokenizer, texts))
        wanted = np.array([each[key] for each in expected])
        assert np.abs(got - wanted.reshape(got.shape)).max() < 1e-3


def test_int8_ranks_as_float32_does():
    pairs = [(each.query, each.document) for each in islice(lessons(FRESH_SEED), 100)]
    exact, quantised = (margins(name, pairs) for name in ("tiny-reranker", "tiny-reranker-int8"))
    assert np.corrcoef(ranks(exact), ranks(quantised))[0, 1] >= 0.98
