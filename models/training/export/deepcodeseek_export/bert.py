"""From a checkpoint of the architecture BERT to a folder that `deepcodeseek models add` takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from .checkpoint import TOKENIZER, TOKENIZER_CONFIG, Checkpoint, CheckpointError
from .encoder import EncoderHead, encoder_graph
from .graph import GRAPH
from .linear import Matrix, Precision
from .manifest import Described, pair_encoder_contract, text_encoder_contract, write_manifest
from .quantise import quantised_projection, quantised_table
from .tokenizer import copy_tokenizer

#: Names of the weights in a checkpoint, by their names in the graph.
EMBEDDINGS = {
    "words": "embeddings.word_embeddings.weight",
    "types": "embeddings.token_type_embeddings.weight",
    "positions": "embeddings.position_embeddings.weight",
    "embeddings.norm.weight": "embeddings.LayerNorm.weight",
    "embeddings.norm.bias": "embeddings.LayerNorm.bias",
    "pooler.weight": "pooler.dense.weight",
    "pooler.bias": "pooler.dense.bias",
}
OF_LAYER = {
    "queries": "attention.self.query",
    "keys": "attention.self.key",
    "values": "attention.self.value",
    "output": "attention.output.dense",
    "output.norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down.norm": "output.LayerNorm",
}

Role = Literal["embedder", "reranker"]
HEADS: dict[Role, EncoderHead] = {"embedder": "vectors", "reranker": "logits"}


@dataclass(frozen=True)
class EncoderOptions:
    described: Described
    role: Role
    precision: Precision
    #: Null takes as many as the checkpoint has positions.
    max_tokens: int | None
    query_tokens: int
    document_tokens: int


class EncoderWeights:
    """The weights of a checkpoint as `encoder_graph` asks for them."""

    def __init__(self, checkpoint: Checkpoint, precision: Precision) -> None:
        self._checkpoint = checkpoint
        self._is_quantised = precision == "int8"
        # A model with a classifier keeps its encoder under a name of its own.
        self._prefix = "bert." if checkpoint.has(f"bert.{EMBEDDINGS['words']}") else ""

    def matrix(self, name: str) -> Matrix:
        if name == "words":
            table = self.vector(name)
            return quantised_table(table) if self._is_quantised else table
        # A checkpoint holds [outputs, inputs].
        projection = self.vector(f"{name}.weight").T
        return quantised_projection(projection) if self._is_quantised else projection

    def vector(self, name: str) -> np.ndarray:
        return self._checkpoint.tensor(self._name_in_checkpoint(name))

    def _name_in_checkpoint(self, name: str) -> str:
        if name.startswith("classifier."):
            return name
        if name in EMBEDDINGS:
            return self._prefix + EMBEDDINGS[name]
        _, number, of_layer = name.split(".", 2)
        part, kind = of_layer.rsplit(".", 1)
        return f"{self._prefix}encoder.layer.{number}.{OF_LAYER[part]}.{kind}"


def export_encoder(folder: Path, out: Path, options: EncoderOptions) -> Path:
    """Writes graph, tokenizer and manifest into `out`, which must be new; gives the manifest's path."""
    checkpoint = Checkpoint(folder)
    shape = checkpoint.encoder_shape()
    weights = EncoderWeights(checkpoint, options.precision)
    if options.role == "embedder":
        _check_pooling(checkpoint)
    else:
        _check_labels(checkpoint)
    out.mkdir(parents=True)
    copy_tokenizer(folder, out)
    graph = encoder_graph(shape, weights.matrix, weights.vector, HEADS[options.role])
    graph.save(out / GRAPH, options.described.name)
    is_embedder = options.role == "embedder"
    return write_manifest(
        out,
        options.described,
        role=options.role,
        architecture="bert",
        graph=GRAPH,
        tokenizer=TOKENIZER,
        tokenizer_config=TOKENIZER_CONFIG,
        precision=options.precision,
        contract=text_encoder_contract(shape.hidden) if is_embedder else pair_encoder_contract(),
        max_tokens=min(options.max_tokens or shape.positions, shape.positions),
        query_tokens=options.query_tokens,
        document_tokens=options.document_tokens,
        splits_identifiers=checkpoint.splits_identifiers,
    )


def _check_pooling(checkpoint: Checkpoint) -> None:
    """A checkpoint of Sentence Transformers says how it pools; one that says nothing is taken to take the mean."""
    pooling = checkpoint.optional_json("1_Pooling/config.json")
    if pooling is not None and not pooling.get("pooling_mode_mean_tokens"):
        raise CheckpointError(
            f"{checkpoint.folder} does not pool by the mean of its tokens; such a text encoder is needed."
        )


def _check_labels(checkpoint: Checkpoint) -> None:
    labels = len(checkpoint.tensor("classifier.bias"))
    if labels != 1:
        raise CheckpointError(f"{checkpoint.folder} gives {labels} scores a pair; a cross-encoder with one is needed.")
