"""The exported graphs give what PyTorch gives for the same checkpoint."""

import json
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from running import session
from tokenizers import Tokenizer
from transformers import Qwen3ForCausalLM

from deepcodeseek_export.checkpoint import CheckpointError
from deepcodeseek_export.lessons import lessons, prompt_parts
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.reranker import RerankerOptions, export_reranker

LAYERS = 3
KEY_VALUE_HEADS = 2
HEAD_DIMENSION = 16
TOLERANCE = 1e-3


def options(precision: str, shared_prefix: bool) -> RerankerOptions:
    described = Described("tiny", "a test", "Apache-2.0", "a seed")
    return RerankerOptions(described, precision, shared_prefix, 2048, 192, 32)


def whole(query: str, document: str) -> str:
    return prompt_parts(query, document).whole()


def prompts(seed: int, count: int) -> list[str]:
    return [whole(each.query, each.document) for each in islice(lessons(seed), count)]


@pytest.fixture(scope="module")
def exported(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("exported")
    for name, precision, shared in (("plain", "float32", False), ("shared", "float32", True), ("int8", "int8", True)):
        export_reranker(checkpoint, out / name, options(precision, shared))
    return {each.name: each for each in out.iterdir()}


@pytest.fixture(scope="module")
def tokenizer(checkpoint: Path) -> Tokenizer:
    return Tokenizer.from_file(str(checkpoint / "tokenizer.json"))


@pytest.fixture(scope="module")
def expected(checkpoint: Path, tokenizer: Tokenizer):
    model = Qwen3ForCausalLM.from_pretrained(checkpoint).eval()
    labels = [tokenizer.token_to_id("no"), tokenizer.token_to_id("yes")]

    def logits(ids: list[int]) -> np.ndarray:
        with torch.no_grad():
            return model(torch.tensor([ids])).logits[0, -1, labels].numpy()

    return logits


def padded(rows: list[list[int]]) -> dict[str, np.ndarray]:
    width = max(len(row) for row in rows)
    ids = np.array([row + [0] * (width - len(row)) for row in rows], np.int64)
    return {"input_ids": ids, "last": np.array([len(row) - 1 for row in rows], np.int64)}


def past(prefix: list[np.ndarray]) -> dict[str, np.ndarray]:
    names = [f"past_{kind}.{layer}" for layer in range(LAYERS) for kind in ("keys", "values")]
    return dict(zip(names, prefix, strict=True))


def empty() -> dict[str, np.ndarray]:
    return past([np.zeros((0, KEY_VALUE_HEADS, HEAD_DIMENSION), np.float32)] * (2 * LAYERS))


def prefix_of(graph: onnxruntime.InferenceSession, ids: list[int], before: dict[str, np.ndarray]):
    names = [f"{kind}.{layer}" for layer in range(LAYERS) for kind in ("keys", "values")]
    new = graph.run(names, {**padded([ids]), **before})
    shaped = [each.reshape(-1, KEY_VALUE_HEADS, HEAD_DIMENSION) for each in new]
    return past([np.concatenate([old, each]) for old, each in zip(before.values(), shaped, strict=True)])


def test_the_plain_graph_gives_the_logits_of_pytorch(exported, tokenizer, expected):
    rows = [tokenizer.encode(text).ids for text in prompts(5, 6)]
    got = session(exported["plain"]).run(["logits"], padded(rows))[0]
    assert np.abs(got - np.stack([expected(row) for row in rows])).max() < TOLERANCE


@pytest.mark.parametrize("cuts", [[0, 40], [1, 39], [17, 23], [40]])
def test_a_shared_prefix_computed_in_parts_gives_the_same(exported, tokenizer, expected, cuts):
    ids = tokenizer.encode(whole("var total = current.invoice;", "InvoiceUtil: totals")).ids
    graph, known, at = session(exported["shared"]), empty(), 0
    for length in cuts:
        if length > 0:
            known = prefix_of(graph, ids[at : at + length], known)
        at += length
    rows = [ids[at:], ids[at:-3], ids[at : at + 1]]
    got = graph.run(["logits"], {**padded(rows), **known})[0]
    wanted = np.stack([expected(ids[:at] + row) for row in rows])
    assert np.abs(got - wanted).max() < TOLERANCE


def test_without_a_prefix_the_shared_graph_scores_whole_pairs(exported, tokenizer, expected):
    ids = tokenizer.encode(whole("x", "y")).ids
    got = session(exported["shared"]).run(["logits"], {**padded([ids]), **empty()})[0]
    assert np.abs(got[0] - expected(ids)).max() < TOLERANCE


def test_an_int8_score_does_not_depend_on_its_batch(exported, tokenizer):
    rows = [tokenizer.encode(text).ids for text in prompts(9, 5)]
    graph = session(exported["int8"])
    alone = np.concatenate([graph.run(["logits"], {**padded([row]), **empty()})[0] for row in rows])
    together = graph.run(["logits"], {**padded(rows), **empty()})[0]
    assert np.abs(alone - together).max() < 1e-4


def test_the_manifest_names_every_file_with_its_hash(exported):
    manifest = json.loads((exported["int8"] / "manifest.json").read_text())
    assert {each["path"] for each in manifest["files"]} == {
        each.name for each in exported["int8"].iterdir() if each.name != "manifest.json"
    }
    assert manifest["contract"]["sharedPrefix"] is True


def test_a_folder_that_is_no_checkpoint_is_refused_by_name(tmp_path):
    with pytest.raises(CheckpointError, match="config.json"):
        export_reranker(tmp_path, tmp_path / "out", options("int8", True))


def test_another_architecture_is_refused_by_name(checkpoint, tmp_path):
    copy = tmp_path / "other"
    copy.mkdir()
    for file in checkpoint.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**config, "model_type": "llama"}))
    with pytest.raises(CheckpointError, match="llama"):
        export_reranker(copy, tmp_path / "out", options("int8", True))
