"""A scorer gives what the exported graph gives for the same question, fed as the program feeds it."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from deepcodeseek_export.checkpoint import CheckpointError
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.tiny_encoder import make_tiny_encoder
from safetensors.torch import load_file, save_file

from deepcodeseek_training.errors import TrainingError
from deepcodeseek_training.export_model import ExportOptions, export_model
from deepcodeseek_training.open_scorer import open_frozen, open_scorer
from deepcodeseek_training.scorer import ABSENT, Asked
from deepcodeseek_training.served_graph import ServedGraph

TOLERANCE = 1e-3
ASKED = [
    Asked("var invoice = ", "", ["InvoiceUtil: get invoice", "VendorHelper: close vendor", "x"]),
    Asked("// update the vendor\n" * 60, "gs.info(vendor);\n" * 30, ["VendorHelper: " + "update vendor " * 40, ""]),
    Asked("", "", ["AssetService: count asset"]),
]


def options(document_tokens: int) -> ExportOptions:
    return ExportOptions(Described("tiny", "a test", "Apache-2.0", "a seed"), "float32", 192, document_tokens)


def scores(folder: Path, document_tokens: int) -> torch.Tensor:
    return open_frozen(folder).scores(ASKED, document_tokens)


@pytest.mark.parametrize("document_tokens", [32, 64, 128])
@pytest.mark.parametrize("architecture", ["decoder", "encoder"])
def test_scores_are_those_of_the_exported_graph(request, tmp_path, architecture, document_tokens):
    folder = request.getfixturevalue(architecture)
    served = ServedGraph(export_model(folder, tmp_path / "out", options(document_tokens)))
    got = scores(folder, document_tokens)
    assert got.shape == (3, 3)
    for row, asked in zip(got, ASKED, strict=True):
        wanted = served.scores(asked)
        assert np.abs(row[: len(wanted)].numpy() - wanted).max() < TOLERANCE
        assert (row[len(wanted) :] == ABSENT).all()


@pytest.mark.parametrize("architecture", ["decoder", "encoder"])
def test_a_score_does_not_depend_on_the_other_cards(request, architecture):
    scorer = open_frozen(request.getfixturevalue(architecture))
    # More cards than one sequence or one batch takes.
    cards = [f"InvoiceUtil: get invoice {number} " + "total " * 20 for number in range(70)]
    together = scorer.scores([Asked("var invoice = ", "x();", cards)], 64)[0]
    alone = [scorer.scores([Asked("var invoice = ", "x();", [card])], 64)[0, 0] for card in cards[::9]]
    assert (together[::9] - torch.stack(alone)).abs().max() < TOLERANCE


@pytest.mark.parametrize("architecture", ["decoder", "encoder"])
def test_what_is_saved_scores_the_same(request, tmp_path, architecture):
    folder = request.getfixturevalue(architecture)
    open_scorer(folder).save(tmp_path)
    assert torch.equal(scores(folder, 32), scores(tmp_path, 32))


@pytest.mark.parametrize("architecture", ["decoder", "encoder"])
def test_lora_begins_as_the_model_itself_and_is_merged_into_what_is_saved(request, tmp_path, architecture):
    folder = request.getfixturevalue(architecture)
    scorer = open_scorer(folder, lora_rank=4)
    scorer.module.eval()
    before = scores(folder, 32)
    assert torch.allclose(scorer.scores(ASKED, 32), before, atol=1e-6)
    with torch.no_grad():
        for name, each in scorer.parameters().items():
            if name.endswith(".up"):
                each.normal_(std=0.2, generator=torch.Generator().manual_seed(1))
        changed = scorer.scores(ASKED, 32)
    assert (changed - before).abs().max() > 0.01
    scorer.save(tmp_path)
    assert (scores(tmp_path, 32) - changed).abs().max() < TOLERANCE


def test_gradient_checkpointing_changes_no_gradient(decoder):
    def gradients(is_on: bool) -> list[torch.Tensor]:
        scorer = open_scorer(decoder, gradient_checkpointing=is_on)
        scorer.module.train()
        scorer.scores(ASKED[:1], 32).sum().backward()
        return [each.grad for each in scorer.parameters().values() if each.grad is not None]

    for plain, again in zip(gradients(False), gradients(True), strict=True):
        assert torch.allclose(plain, again, atol=1e-5)


def test_a_text_encoder_gets_a_new_head_that_follows_from_the_seed(tmp_path):
    make_tiny_encoder(tmp_path / "embedder", "embedder")
    first, same, other = (open_scorer(tmp_path / "embedder", seed=seed) for seed in (1, 1, 2))
    assert first.has_new_head
    heads = [each.module.classifier.weight for each in (first, same, other)]
    assert torch.equal(heads[0], heads[1])
    assert not torch.equal(heads[0], heads[2])
    first.save(tmp_path / "saved")
    assert not open_scorer(tmp_path / "saved").has_new_head


def changed_copy(folder: Path, out: Path, **changed: object) -> Path:
    shutil.copytree(folder, out)
    config = json.loads((out / "config.json").read_text())
    (out / "config.json").write_text(json.dumps({**config, **changed}))
    return out


def test_another_architecture_is_refused_by_name(decoder, tmp_path):
    with pytest.raises(TrainingError, match="is a llama model; checkpoints of the architectures qwen3 and bert"):
        open_scorer(changed_copy(decoder, tmp_path / "other", model_type="llama"))


@pytest.mark.parametrize("architecture", ["decoder", "encoder"])
def test_missing_tensors_are_named(request, tmp_path, architecture):
    folder = changed_copy(request.getfixturevalue(architecture), tmp_path / "cut")
    tensors = load_file(folder / "model.safetensors")
    lost = min(name for name in tensors if "layer" in name)
    save_file({name: each for name, each in tensors.items() if name != lost}, folder / "model.safetensors")
    with pytest.raises(TrainingError, match="lacks 1 tensors"):
        open_scorer(folder)


@pytest.mark.parametrize("lost", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_folder_that_is_no_checkpoint_is_refused_in_a_line(decoder, tmp_path, lost):
    folder = changed_copy(decoder, tmp_path / "cut")
    (folder / lost).unlink()
    with pytest.raises((TrainingError, CheckpointError)) as raised:
        open_scorer(folder)
    assert "\n" not in str(raised.value)
