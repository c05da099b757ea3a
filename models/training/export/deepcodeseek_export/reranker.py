"""From a checkpoint of a reranker to a folder that `deepcodeseek models add` takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .checkpoint import TOKENIZER, TOKENIZER_CONFIG, Checkpoint, CheckpointError
from .decoder import DecoderShape, decoder_graph
from .graph import GRAPH
from .linear import Matrix, Precision
from .manifest import Described, decoder_reranker_contract, write_manifest
from .quantise import quantised_projection, quantised_table
from .tokenizer import copy_tokenizer

#: Names of the weights in a checkpoint, by their names in the graph.
PROJECTIONS = {
    "queries": "self_attn.q_proj",
    "keys": "self_attn.k_proj",
    "values": "self_attn.v_proj",
    "output": "self_attn.o_proj",
    "gate": "mlp.gate_proj",
    "up": "mlp.up_proj",
    "down": "mlp.down_proj",
}
NORMS = {
    "input_norm": "input_layernorm",
    "post_norm": "post_attention_layernorm",
    "query_norm": "self_attn.q_norm",
    "key_norm": "self_attn.k_norm",
}


@dataclass(frozen=True)
class RerankerOptions:
    described: Described
    precision: Precision
    shared_prefix: bool
    max_tokens: int
    query_tokens: int
    document_tokens: int


class CheckpointWeights:
    """The weights of a checkpoint as `decoder_graph` asks for them."""

    def __init__(self, checkpoint: Checkpoint, precision: Precision, labels: tuple[int, int]) -> None:
        self._checkpoint = checkpoint
        self._is_quantised = precision == "int8"
        self._labels = labels

    def matrix(self, name: str) -> Matrix:
        if name == "embeddings":
            table = self._checkpoint.tensor("model.embed_tokens.weight")
            return quantised_table(table) if self._is_quantised else table
        layer, kind = name.rsplit(".", 1)
        # A checkpoint holds [outputs, inputs].
        projection = self._checkpoint.tensor(f"model.{layer}.{PROJECTIONS[kind]}.weight").T
        return quantised_projection(projection) if self._is_quantised else projection

    def vector(self, name: str) -> np.ndarray:
        if name == "norm":
            return self._checkpoint.tensor("model.norm.weight")
        if name == "head":
            is_tied = not self._checkpoint.has("lm_head.weight")
            table = self._checkpoint.tensor("model.embed_tokens.weight" if is_tied else "lm_head.weight")
            return table[list(self._labels)].T
        layer, kind = name.rsplit(".", 1)
        return self._checkpoint.tensor(f"model.{layer}.{NORMS[kind]}.weight")


def export_reranker(folder: Path, out: Path, options: RerankerOptions) -> Path:
    """Writes graph, tokenizer and manifest into `out`, which must be new; gives the manifest's path."""
    checkpoint = Checkpoint(folder)
    labels = label_tokens(checkpoint)
    weights = CheckpointWeights(checkpoint, options.precision, labels)
    write_reranker(checkpoint.decoder_shape(), weights, out, options)
    copy_tokenizer(folder, out)
    return write_reranker_manifest(out, options)


def label_tokens(checkpoint: Checkpoint) -> tuple[int, int]:
    """The tokens of "no" and "yes", in the order of the graph's logits."""
    vocabulary = checkpoint.vocabulary()
    missing = [label for label in ("no", "yes") if label not in vocabulary]
    if missing:
        raise CheckpointError(f"{checkpoint.folder} has no token for {' and '.join(missing)}: it is no reranker.")
    return vocabulary["no"], vocabulary["yes"]


def write_reranker(shape: DecoderShape, weights: CheckpointWeights, out: Path, options: RerankerOptions) -> None:
    out.mkdir(parents=True)
    graph = decoder_graph(
        shape,
        weights.matrix,
        weights.vector,
        max_tokens=options.max_tokens,
        shared_prefix=options.shared_prefix,
    )
    graph.save(out / GRAPH, options.described.name)


def write_reranker_manifest(out: Path, options: RerankerOptions) -> Path:
    return write_manifest(
        out,
        options.described,
        role="reranker",
        architecture="qwen3",
        graph=GRAPH,
        tokenizer=TOKENIZER,
        tokenizer_config=TOKENIZER_CONFIG,
        precision=options.precision,
        contract=decoder_reranker_contract(shared_prefix=options.shared_prefix),
        max_tokens=options.max_tokens,
        query_tokens=options.query_tokens,
        document_tokens=options.document_tokens,
    )
