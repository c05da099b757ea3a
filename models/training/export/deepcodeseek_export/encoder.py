"""The encoder of BERT, which gives one vector a text or one logit a pair of texts.

Written node by node for the same reason as the decoder: arithmetic in int8 whose result for a row does not depend on
the other rows. What is done with vectors in the end is in the graph too, so that a runtime has nothing to get wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .graph import FLOAT, INT64, GraphBuilder
from .linear import Matrices, Vectors, looked_up, projected

#: Added to the scores of positions that must not be seen.
HIDDEN = -1e9
#: Keeps the length of a vector of zeros above zero.
SMALLEST_LENGTH = 1e-12

#: `vectors`: the mean over a text's tokens, of length 1. `logits`: what a classifier of one label says of a pair.
EncoderHead = Literal["vectors", "logits"]


@dataclass(frozen=True)
class EncoderShape:
    layers: int
    hidden: int
    intermediate: int
    heads: int
    vocabulary: int
    positions: int
    token_types: int
    norm_epsilon: float

    @property
    def head_dimension(self) -> int:
        return self.hidden // self.heads


def encoder_graph(shape: EncoderShape, matrices: Matrices, vectors: Vectors, head: EncoderHead) -> GraphBuilder:
    """The graph over rows of tokens padded on the right.

    Inputs, all int64 [rows, tokens]: `input_ids`; `attention_mask`, 1 where a token is and 0 where padding is;
    `token_type_ids`, 0 for the first text and 1 for the second.
    Outputs: `vectors` float32 [rows, hidden], or `logits` float32 [rows, 1].
    """
    return _Encoder(shape, matrices, vectors, head).build()


class _Encoder:
    def __init__(self, shape: EncoderShape, matrices: Matrices, vectors: Vectors, head: EncoderHead) -> None:
        self.shape = shape
        self.matrices = matrices
        self.vectors = vectors
        self.head = head
        self.graph = GraphBuilder()
        names = ("input_ids", "attention_mask", "token_type_ids")
        self.ids, mask, self.types = (self.graph.input(name, INT64, ["rows", "tokens"]) for name in names)
        self.is_token = self.graph.node("Cast", [mask], to=FLOAT)
        self._sizes()

    def build(self) -> GraphBuilder:
        graph = self.graph
        x = self._embedded()
        for layer in range(self.shape.layers):
            x = self._layer(layer, x)
        if self.head == "vectors":
            graph.output(self._pooled(x), "vectors", FLOAT, ["rows", self.shape.hidden])
        else:
            graph.output(self._classified(x), "logits", FLOAT, ["rows", 1])
        return graph

    def _sizes(self) -> None:
        graph, shape = self.graph, self.shape
        sizes = graph.node("Shape", [self.ids])
        self.rows, self.tokens = (graph.node("Gather", [sizes, graph.integers(at)]) for at in (0, 1))
        heads, width = graph.integers(shape.heads), graph.integers(shape.head_dimension)
        self.by_head = graph.concat(self.rows, self.tokens, heads, width)
        self.by_row = graph.concat(self.rows, self.tokens, graph.integers(shape.hidden))
        is_padding = graph.node("Sub", [graph.constant(1, "float32"), self.is_token])
        hidden = graph.node("Mul", [is_padding, graph.constant(HIDDEN, "float32")])
        # [rows, heads, tokens that look, tokens that are looked at]
        self.mask = graph.node("Unsqueeze", [hidden, graph.integers(1, 2)])
        zero, one = graph.constant(0, "int64"), graph.constant(1, "int64")
        row_numbers = graph.node("Range", [zero, graph.node("Squeeze", [self.rows]), one])
        self.first = graph.node("Mul", [row_numbers, self.tokens])

    def _embedded(self) -> str:
        """One row a token, [rows * tokens, hidden], as all that follows has it."""
        graph = self.graph
        words = looked_up(graph, "words", self.matrices("words"), self.ids)
        types = looked_up(graph, "types", self.vectors("types"), self.types)
        table = graph.weight("positions", self.vectors("positions"))
        positions = graph.node("Slice", [table, graph.integers(0), self.tokens, graph.integers(0)])
        x = graph.node("Add", [graph.node("Add", [words, types]), positions])
        return self._norm(graph.node("Reshape", [x, graph.integers(-1, self.shape.hidden)]), "embeddings.norm")

    def _layer(self, layer: int, x: str) -> str:
        graph, name = self.graph, f"layers.{layer}"
        attended = self._attention(name, x)
        if self.head == "logits" and layer == self.shape.layers - 1:
            # The classifier reads the first token of each row, and nothing after this reads another.
            attended, x = (graph.node("Gather", [each, self.first]) for each in (attended, x))
        x = self._norm(graph.node("Add", [x, *self._linear(attended, f"{name}.output")]), f"{name}.output.norm")
        [inner] = self._linear(x, f"{name}.up")
        [outer] = self._linear(graph.node("Gelu", [inner]), f"{name}.down")
        return self._norm(graph.node("Add", [x, outer]), f"{name}.down.norm")

    def _attention(self, name: str, x: str) -> str:
        graph = self.graph
        queries, keys, values = self._linear(x, f"{name}.queries", f"{name}.keys", f"{name}.values")
        queries, values = (self._laid(each, [0, 2, 1, 3]) for each in (queries, values))
        scores = graph.node("MatMul", [queries, self._laid(keys, [0, 2, 3, 1])])
        scores = graph.node("Mul", [scores, graph.constant(self.shape.head_dimension**-0.5, "float32")])
        weights = graph.node("Softmax", [graph.node("Add", [scores, self.mask])], axis=-1)
        attended = graph.node("Transpose", [graph.node("MatMul", [weights, values])], perm=[0, 2, 1, 3])
        return graph.node("Reshape", [attended, graph.integers(-1, self.shape.hidden)])

    def _laid(self, value: str, order: list[int]) -> str:
        """[rows * tokens, hidden] to the axes row, token, head and dimension, in the order given."""
        return self.graph.node("Transpose", [self.graph.node("Reshape", [value, self.by_head])], perm=order)

    def _linear(self, x: str, *names: str) -> list[str]:
        graph = self.graph
        products = projected(graph, x, {name: self.matrices(name) for name in names})
        return [
            graph.node("Add", [product, graph.weight(f"{name}.bias", self.vectors(f"{name}.bias"))])
            for name, product in zip(names, products, strict=True)
        ]

    def _norm(self, x: str, name: str) -> str:
        weights = [self.graph.weight(each, self.vectors(each)) for each in (f"{name}.weight", f"{name}.bias")]
        return self.graph.node("LayerNormalization", [x, *weights], axis=-1, epsilon=self.shape.norm_epsilon)

    def _pooled(self, x: str) -> str:
        graph = self.graph
        tokens = graph.node("Reshape", [x, self.by_row])
        # The mean is the sum over the count, and a vector of length 1 has forgotten the count.
        of_row = graph.node("Unsqueeze", [self.is_token, graph.integers(1)])
        summed = graph.node("Squeeze", [graph.node("MatMul", [of_row, tokens]), graph.integers(1)])
        length = graph.node("ReduceL2", [summed, graph.integers(1)], keepdims=1)
        return graph.node("Div", [summed, graph.node("Max", [length, graph.constant(SMALLEST_LENGTH, "float32")])])

    def _classified(self, x: str) -> str:
        """What stands behind the layers is small: it stays float32."""
        graph = self.graph
        for name in ("pooler", "classifier"):
            weights = [graph.weight(each, self.vectors(each)) for each in (f"{name}.weight", f"{name}.bias")]
            x = graph.node("Gemm", [x, *weights], transB=1)
            x = graph.node("Tanh", [x]) if name == "pooler" else x
        return x
