"""8-bit weights: symmetric, with a scale for each column of a projection and for each row of a table."""

from __future__ import annotations

import numpy as np

from .linear import LEVELS, QuantisedMatrix


def quantised_projection(matrix: np.ndarray) -> QuantisedMatrix:
    """[inputs, outputs] float32 to int8 with scales [outputs]."""
    values, scales = _quantised(matrix, axis=0)
    return QuantisedMatrix(values, scales.reshape(-1))


def quantised_table(table: np.ndarray) -> QuantisedMatrix:
    """[rows, width] float32 to int8 with scales [rows, 1]."""
    return QuantisedMatrix(*_quantised(table, axis=1))


def _quantised(matrix: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    bound = np.abs(matrix).max(axis=axis, keepdims=True)
    scales = np.where(bound == 0, 1, bound / LEVELS).astype(np.float32)
    return np.clip(np.rint(matrix / scales), -LEVELS, LEVELS).astype(np.int8), scales
