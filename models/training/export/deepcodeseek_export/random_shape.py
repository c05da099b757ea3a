"""Models of a true shape with random weights: they say how fast and how large, and nothing about accuracy."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .decoder import DecoderShape
from .linear import Matrix, Precision, QuantisedMatrix
from .reranker import RerankerOptions, write_reranker, write_reranker_manifest
from .tokenizer import copy_tokenizer

#: Qwen3-Reranker-0.6B.
QWEN3_600M = DecoderShape(
    layers=28,
    hidden=1024,
    intermediate=3072,
    heads=16,
    key_value_heads=8,
    head_dimension=128,
    vocabulary=151_669,
    rope_theta=1e6,
    rms_epsilon=1e-6,
)
DEVIATION = 0.02
#: The deviation of integers drawn evenly from -127 to 127.
EVEN_DEVIATION = 73.3


class RandomWeights:
    """Weights as `decoder_graph` asks for them, in the order of the asking: a seed gives the same model again."""

    def __init__(self, shape: DecoderShape, precision: Precision, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._is_quantised = precision == "int8"
        self._shape = shape
        self._sizes = {
            "queries": (shape.hidden, shape.queries),
            "keys": (shape.hidden, shape.keys),
            "values": (shape.hidden, shape.keys),
            "output": (shape.queries, shape.hidden),
            "gate": (shape.hidden, shape.intermediate),
            "up": (shape.hidden, shape.intermediate),
            "down": (shape.intermediate, shape.hidden),
            "embeddings": (shape.vocabulary, shape.hidden),
        }

    def matrix(self, name: str) -> Matrix:
        size = self._sizes[name.rsplit(".", 1)[-1]]
        if not self._is_quantised:
            return self._random.standard_normal(size, dtype=np.float32) * np.float32(DEVIATION)
        values = self._random.integers(-127, 128, size, dtype=np.int8)
        scales = (size[0], 1) if name == "embeddings" else (size[1],)
        return QuantisedMatrix(values, np.full(scales, DEVIATION / EVEN_DEVIATION, np.float32))

    def vector(self, name: str) -> np.ndarray:
        if name == "head":
            drawn = self._random.standard_normal((self._shape.hidden, 2), dtype=np.float32)
            return drawn * np.float32(DEVIATION)
        of_head = name.endswith(("query_norm", "key_norm"))
        return np.ones(self._shape.head_dimension if of_head else self._shape.hidden, np.float32)


def write_random_reranker(tokenizer_folder: Path, out: Path, options: RerankerOptions, seed: int = 0) -> Path:
    """A reranker of the shape of Qwen3-Reranker-0.6B with the tokenizer of another; gives the manifest's path."""
    weights = RandomWeights(QWEN3_600M, options.precision, seed)
    write_reranker(QWEN3_600M, weights, out, options)
    copy_tokenizer(tokenizer_folder, out)
    return write_reranker_manifest(out, options)
