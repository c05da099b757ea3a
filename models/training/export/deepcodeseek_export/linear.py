"""Weights as graphs take them, as they are or in 8 bits, and what is done with them: projections and look-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .graph import CONTRIB, FLOAT, GraphBuilder

Precision = Literal["float32", "int8"]

#: Activations become 8-bit integers around this zero point, so that unsigned-by-signed instructions can be used.
ZERO_POINT = 128
LEVELS = 127
#: Keeps the scale of a row of zeros above zero.
SMALLEST_RANGE = 1e-8


@dataclass(frozen=True)
class QuantisedMatrix:
    """Values times scales is the matrix; one scale a column of a projection, one a row of a table of embeddings."""

    values: np.ndarray
    scales: np.ndarray


Matrix = np.ndarray | QuantisedMatrix
#: Gives a weight by its name in a graph; projections are [inputs, outputs].
Matrices = Callable[[str], Matrix]
Vectors = Callable[[str], np.ndarray]


def looked_up(graph: GraphBuilder, name: str, table: Matrix, ids: str) -> str:
    """The rows of a table [entries, width] that `ids` names: float32, the shape of `ids` and then the width."""
    if not isinstance(table, QuantisedMatrix):
        return graph.node("Gather", [graph.weight(name, table), ids])
    values = graph.node("Gather", [graph.weight(name, table.values), ids])
    scales = graph.node("Gather", [graph.weight(f"{name}.scales", table.scales), ids])
    return graph.node("Mul", [graph.node("Cast", [values], to=FLOAT), scales])


def projected(graph: GraphBuilder, x: str, weights: Mapping[str, Matrix], *, unscaled: int = 0) -> list[str]:
    """Products of the rows of `x`, float32 [rows, inputs], with each of the weights.

    Where one is quantised all are; the first `unscaled` of these miss the scale of their row.
    """
    if not any(isinstance(each, QuantisedMatrix) for each in weights.values()):
        return [graph.node("MatMul", [x, graph.weight(name, np.asarray(matrix))]) for name, matrix in weights.items()]
    quantised, scales = _quantised_rows(graph, x)
    products = []
    for at, (name, matrix) in enumerate(weights.items()):
        assert isinstance(matrix, QuantisedMatrix)
        product = graph.node(
            "MatMulIntegerToFloat",
            [
                quantised,
                graph.weight(name, matrix.values),
                graph.constant(1, "float32"),
                graph.weight(f"{name}.scales", matrix.scales),
                graph.constant(ZERO_POINT, "uint8"),
            ],
            domain=CONTRIB,
        )
        products.append(product if at < unscaled else graph.node("Mul", [product, scales]))
    return products


def _quantised_rows(graph: GraphBuilder, x: str) -> tuple[str, str]:
    """8-bit integers with a scale for each row: what else is in the batch changes nothing."""
    axis = graph.integers(1)
    highest = graph.node("ReduceMax", [x, axis], keepdims=1)
    lowest = graph.node("Neg", [graph.node("ReduceMin", [x, axis], keepdims=1)])
    bound = graph.node("Max", [highest, lowest, graph.constant(SMALLEST_RANGE, "float32")])
    scales = graph.node("Mul", [bound, graph.constant(1 / LEVELS, "float32")])
    flat = graph.node("Squeeze", [scales, axis])
    zero_points = graph.node("Expand", [graph.constant(ZERO_POINT, "uint8"), graph.node("Shape", [flat])])
    return graph.node("QuantizeLinear", [x, flat, zero_points], axis=0), scales
