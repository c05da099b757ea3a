"""A checkpoint in the usual layout: `config.json`, `*.safetensors` (with an index where there are several), a tokenizer."""

from __future__ import annotations

import json
from pathlib import Path

import ml_dtypes  # noqa: F401 - makes bfloat16 known to NumPy, which safetensors asks for
import numpy as np
from safetensors import safe_open

from .decoder import DecoderShape
from .encoder import EncoderShape

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
TOKENIZER = "tokenizer.json"
TOKENIZER_CONFIG = "tokenizer_config.json"
#: In `config.json`.
SPLITS_IDENTIFIERS = "split_identifiers"


class CheckpointError(Exception):
    """The folder is no checkpoint that can be exported; the message says what is missing and what to do."""


class Checkpoint:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = _read_json(folder / "config.json")
        self._files = _files_of_tensors(folder)

    def tensor(self, name: str) -> np.ndarray:
        """A tensor as float32. Raises CheckpointError where the checkpoint has none of that name."""
        file = self._files.get(name)
        if file is None:
            raise CheckpointError(
                f"{self.folder} holds no tensor {name}: it is a checkpoint of another architecture, or not all of one."
            )
        with safe_open(file, "numpy") as tensors:
            return np.asarray(tensors.get_tensor(name)).astype(np.float32)

    def has(self, name: str) -> bool:
        return name in self._files

    def vocabulary(self) -> dict[str, int]:
        """Tokens by text, added ones included."""
        tokenizer = _read_json(self.folder / TOKENIZER)
        tokens = dict(tokenizer["model"]["vocab"])
        tokens.update({each["content"]: each["id"] for each in tokenizer.get("added_tokens", [])})
        return tokens

    def decoder_shape(self) -> DecoderShape:
        config = self.config
        if config.get("model_type") != "qwen3":
            raise CheckpointError(
                f"{self.folder} is a {config.get('model_type')} model; rerankers of the architecture qwen3 can be exported."
            )
        rope = config.get("rope_parameters") or {}
        return DecoderShape(
            layers=config["num_hidden_layers"],
            hidden=config["hidden_size"],
            intermediate=config["intermediate_size"],
            heads=config["num_attention_heads"],
            key_value_heads=config["num_key_value_heads"],
            head_dimension=config["head_dim"],
            vocabulary=config["vocab_size"],
            rope_theta=float(config.get("rope_theta") or rope["rope_theta"]),
            rms_epsilon=float(config["rms_norm_eps"]),
        )

    def encoder_shape(self) -> EncoderShape:
        config = self.config
        wanted = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}
        for key, value in wanted.items():
            # What older checkpoints leave out is the default, which is what is wanted.
            if config.get(key, value) != value:
                raise CheckpointError(
                    f"{self.folder} has {key} {config[key]}; encoders of the architecture bert with {value} can be exported."
                )
        return EncoderShape(
            layers=config["num_hidden_layers"],
            hidden=config["hidden_size"],
            intermediate=config["intermediate_size"],
            heads=config["num_attention_heads"],
            vocabulary=config["vocab_size"],
            positions=config["max_position_embeddings"],
            token_types=config["type_vocab_size"],
            norm_epsilon=float(config["layer_norm_eps"]),
        )

    @property
    def splits_identifiers(self) -> bool:
        """Whether it was trained on identifiers as their words; training writes so into the configuration."""
        return self.config.get(SPLITS_IDENTIFIERS) is True

    def optional_json(self, path: str) -> dict | None:
        """A file that only some checkpoints have; None where this one has not."""
        return _read_json(self.folder / path) if (self.folder / path).exists() else None


def _files_of_tensors(folder: Path) -> dict[str, Path]:
    index = folder / INDEX
    if index.exists():
        return {name: folder / file for name, file in _read_json(index)["weight_map"].items()}
    single = folder / SINGLE
    if not single.exists():
        raise CheckpointError(f"{folder} holds neither {SINGLE} nor {INDEX}: it is no checkpoint.")
    with safe_open(single, "numpy") as tensors:
        return dict.fromkeys(tensors.keys(), single)


def _read_json(file: Path) -> dict:
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise CheckpointError(f"{file} is missing: a checkpoint holds config.json, tensors and a tokenizer.") from error
    except json.JSONDecodeError as error:
        raise CheckpointError(f"{file} is no valid JSON: fetch the checkpoint again.") from error
