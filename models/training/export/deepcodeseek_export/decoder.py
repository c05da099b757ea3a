"""The decoder of Qwen3 (grouped-query attention, RMS norms on queries and keys) with a head of two logits.

Written node by node instead of traced, because three things are wanted that a trace does not give: keys and values of a
prefix that all rows share, arithmetic in int8 whose result for a row does not depend on the other rows, and a last layer
that computes only the position that is read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .graph import CONTRIB, FLOAT, INT64, GraphBuilder
from .linear import Matrices, Vectors, looked_up, projected

#: Added to the scores of positions that must not be seen.
HIDDEN = -1e9


@dataclass(frozen=True)
class DecoderShape:
    layers: int
    hidden: int
    intermediate: int
    heads: int
    key_value_heads: int
    head_dimension: int
    vocabulary: int
    rope_theta: float
    rms_epsilon: float

    @property
    def queries(self) -> int:
        return self.heads * self.head_dimension

    @property
    def keys(self) -> int:
        return self.key_value_heads * self.head_dimension


def decoder_graph(
    shape: DecoderShape, matrices: Matrices, vectors: Vectors, *, max_tokens: int, shared_prefix: bool
) -> GraphBuilder:
    """The graph over rows of tokens padded on the right.

    Inputs: `input_ids` int64 [rows, tokens]; `last` int64 [rows], the position in each row that is read; with
    `shared_prefix` also `past_keys.N` and `past_values.N` float32 [prefix, key-value heads, head dimension] for each
    layer, which every row continues; a prefix may be empty.
    Outputs: `logits` float32 [rows, 2]; with `shared_prefix` also `keys.N` and `values.N` float32
    [rows, tokens, key-value heads * head dimension] of the tokens given, keys with their positions applied: of one row
    they append to the prefix as they lie in memory.
    """
    return _Decoder(shape, matrices, vectors, max_tokens, shared_prefix).build()


class _Decoder:
    def __init__(
        self,
        shape: DecoderShape,
        matrices: Matrices,
        vectors: Vectors,
        max_tokens: int,
        shared_prefix: bool,
    ) -> None:
        self.shape = shape
        self.matrices = matrices
        self.vectors = vectors
        self.shared_prefix = shared_prefix
        self.graph = GraphBuilder()
        self.ids = self.graph.input("input_ids", INT64, ["rows", "tokens"])
        self.last = self.graph.input("last", INT64, ["rows"])
        self._rotations(max_tokens)
        self._sizes()

    def build(self) -> GraphBuilder:
        graph, shape = self.graph, self.shape
        x = self._embedded()
        for layer in range(shape.layers):
            x = self._layer(layer, x)
        normed = self._norm(x, "norm", self.vectors("norm"))
        logits = graph.node("MatMul", [normed, graph.weight("head", self.vectors("head"))])
        graph.output(logits, "logits", FLOAT, ["rows", 2])
        return graph

    def _sizes(self) -> None:
        graph, shape = self.graph, self.shape
        sizes = graph.node("Shape", [self.ids])
        rows, tokens = (graph.node("Gather", [sizes, graph.integers(at)]) for at in (0, 1))
        groups = shape.heads // shape.key_value_heads
        key_heads, width = graph.integers(shape.key_value_heads), graph.integers(shape.head_dimension)
        group = graph.integers(groups)
        group_tokens = graph.node("Mul", [tokens, group])
        row_tokens = graph.node("Mul", [rows, group_tokens])
        self.rows, self.tokens = rows, tokens
        if self.shared_prefix:
            for layer in range(shape.layers):
                for kind in ("keys", "values"):
                    heads: list[str | int] = ["prefix", shape.key_value_heads, shape.head_dimension]
                    graph.input(f"past_{kind}.{layer}", FLOAT, heads)
            past = graph.node("Shape", ["past_keys.0"])
            self.prefix = graph.node("Gather", [past, graph.integers(0)])
        else:
            self.prefix = graph.integers(0)
        by_row = graph.concat(key_heads, rows, group_tokens, width)
        self.layout = {
            "query heads": graph.concat(rows, tokens, graph.integers(shape.heads), width),
            "queries": graph.concat(rows, tokens, graph.integers(shape.queries)),
            "key heads": graph.concat(rows, tokens, key_heads, width),
            "keys": graph.concat(rows, tokens, graph.integers(shape.keys)),
            "groups": graph.concat(rows, tokens, key_heads, group, width),
            "by row": by_row,
            "all rows": graph.concat(key_heads, row_tokens, width),
            "own scores": graph.concat(key_heads, rows, group, tokens, tokens),
            "own scores by row": graph.concat(key_heads, rows, group_tokens, tokens),
            "prefix scores": graph.concat(key_heads, rows, group, tokens, self.prefix),
            "prefix scores of all rows": graph.concat(key_heads, row_tokens, self.prefix),
            "attended": graph.concat(key_heads, rows, group, tokens, width),
            "prefix and own": graph.concat(self.prefix, tokens),
        }
        scalar_tokens = graph.node("Squeeze", [tokens])
        zero, one = graph.constant(0, "int64"), graph.constant(1, "int64")
        positions = graph.node("Range", [zero, scalar_tokens, one])
        is_later = graph.node(
            "Less",
            [
                graph.node("Unsqueeze", [positions, graph.integers(1)]),
                graph.node("Unsqueeze", [positions, graph.integers(0)]),
            ],
        )
        self.mask = graph.node("Where", [is_later, graph.constant(HIDDEN, "float32"), graph.constant(0, "float32")])
        row_numbers = graph.node("Range", [zero, graph.node("Squeeze", [rows]), one])
        self.read = graph.node("Add", [graph.node("Mul", [row_numbers, tokens]), self.last])

    def _rotations(self, max_tokens: int) -> None:
        width = self.shape.head_dimension
        frequencies = 1.0 / self.shape.rope_theta ** (np.arange(0, width, 2) / width)
        angles = np.arange(max_tokens)[:, None] * frequencies[None]
        self.cosines = self.graph.weight("rope.cos", np.cos(angles).astype(np.float32))
        self.sines = self.graph.weight("rope.sin", np.sin(angles).astype(np.float32))

    def _embedded(self) -> str:
        graph = self.graph
        flat = graph.node("Reshape", [self.ids, graph.integers(-1)])
        return looked_up(graph, "embeddings", self.matrices("embeddings"), flat)

    def _layer(self, layer: int, x: str) -> str:
        graph, name = self.graph, f"layers.{layer}"
        attended = self._attention(layer, self._norm(x, f"{name}.input_norm"))
        if layer == self.shape.layers - 1:
            # Nothing after this reads another position.
            attended = graph.node("Gather", [attended, self.read])
            x = graph.node("Gather", [x, self.read])
        x = graph.node("Add", [x, self._linear(attended, f"{name}.output")[0]])
        normed = self._norm(x, f"{name}.post_norm")
        gate, up = self._linear(normed, f"{name}.gate", f"{name}.up")
        active = graph.node("QuickGelu", [gate], domain=CONTRIB, alpha=1.0)
        product = graph.node("Mul", [active, up])
        return graph.node("Add", [x, self._linear(product, f"{name}.down")[0]])

    def _attention(self, layer: int, normed: str) -> str:
        graph, name, layout = self.graph, f"layers.{layer}", self.layout
        # The norms of queries and keys divide by their size, so the scale of a quantised row cancels.
        queries, keys, values = self._linear(normed, f"{name}.queries", f"{name}.keys", f"{name}.values", unscaled=2)
        # The scale of the scores is taken into the norm of the queries: rotation is linear.
        shrink = np.float32(self.shape.head_dimension**-0.5)
        queries = self._rotated(queries, f"{name}.query_norm", "query heads", "queries", shrink)
        keys = self._rotated(keys, f"{name}.key_norm", "key heads", "keys", np.float32(1))
        if self.shared_prefix:
            lies: list[str | int] = ["rows", "tokens", self.shape.keys]
            graph.output(keys, f"keys.{layer}", FLOAT, lies)
            graph.output(graph.node("Reshape", [values, layout["keys"]]), f"values.{layer}", FLOAT, lies)
        # [key-value head, row, group, token, dimension]: what shares keys lies together.
        queries = self._laid(queries, layout["groups"], [2, 0, 3, 1, 4])
        keys = self._laid(keys, layout["key heads"], [2, 0, 1, 3])
        values = self._laid(values, layout["key heads"], [2, 0, 1, 3])
        own = graph.node(
            "FusedMatMul",
            [graph.node("Reshape", [queries, layout["by row"]]), keys],
            domain=CONTRIB,
            transB=1,
        )
        own = graph.node("Add", [graph.node("Reshape", [own, layout["own scores"]]), self.mask])
        if not self.shared_prefix:
            return self._merged(self._own_values(graph.node("Softmax", [own], axis=-1), values))
        past_keys = graph.node("Transpose", [f"past_keys.{layer}"], perm=[1, 2, 0])
        past_values = graph.node("Transpose", [f"past_values.{layer}"], perm=[1, 0, 2])
        everyone = graph.node("Reshape", [queries, layout["all rows"]])
        prefix = graph.node("MatMul", [everyone, past_keys])
        # A prefix may be empty: a zero in these shapes is a size.
        prefix = graph.node("Reshape", [prefix, layout["prefix scores"]], allowzero=1)
        scores = graph.node("Softmax", [graph.node("Concat", [prefix, own], axis=-1)], axis=-1)
        of_prefix, of_own = graph.nodes("Split", [scores, layout["prefix and own"]], 2, axis=4)
        of_prefix = graph.node("Reshape", [of_prefix, layout["prefix scores of all rows"]], allowzero=1)
        from_prefix = graph.node("MatMul", [of_prefix, past_values])
        from_prefix = graph.node("Reshape", [from_prefix, layout["attended"]])
        return self._merged(graph.node("Add", [from_prefix, self._own_values(of_own, values)]))

    def _own_values(self, scores: str, values: str) -> str:
        graph, layout = self.graph, self.layout
        by_row = graph.node("Reshape", [scores, layout["own scores by row"]])
        return graph.node("Reshape", [graph.node("MatMul", [by_row, values]), layout["attended"]])

    def _merged(self, attended: str) -> str:
        """[key-value head, row, group, token, dimension] to one row a token."""
        laid = self.graph.node("Transpose", [attended], perm=[1, 3, 0, 2, 4])
        return self.graph.node("Reshape", [laid, self.graph.integers(-1, self.shape.queries)])

    def _laid(self, value: str, layout: str, order: list[int]) -> str:
        return self.graph.node("Transpose", [self.graph.node("Reshape", [value, layout])], perm=order)

    def _rotated(self, value: str, name: str, heads: str, flat: str, factor: np.float32) -> str:
        graph = self.graph
        by_head = graph.node("Reshape", [value, self.layout[heads]])
        normed = self._norm(by_head, name, self.vectors(name) * factor)
        return graph.node(
            "RotaryEmbedding",
            [
                graph.node("Reshape", [normed, self.layout[flat]]),
                self.prefix,
                self.cosines,
                self.sines,
            ],
            domain=CONTRIB,
            num_heads=self.shape.heads if heads == "query heads" else self.shape.key_value_heads,
            interleaved=0,
        )

    def _norm(self, x: str, name: str, weights: np.ndarray | None = None) -> str:
        values = self.vectors(name) if weights is None else weights
        return self.graph.node(
            "SimplifiedLayerNormalization",
            [x, self.graph.weight(name, values.astype(np.float32))],
            axis=-1,
            epsilon=self.shape.rms_epsilon,
        )

    def _linear(self, x: str, *names: str, unscaled: int = 0) -> list[str]:
        return projected(self.graph, x, {name: self.matrices(name) for name in names}, unscaled=unscaled)
