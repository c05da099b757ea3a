"""Metrics of ranks, with intervals: as `models/metrics` and `deepcodeseek evaluate` have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

TOP_RANKS = (1, 3, 5, 10, 20, 40)
RESAMPLES = 1_000
LEVEL = 0.95
SEED = 1

#: What each of the ranks is worth. Ranks are from 1, and infinite for a miss.
Worth = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Interval:
    mean: float
    low: float
    high: float


def hit_within(ranks: np.ndarray, most: int) -> np.ndarray:
    return (ranks <= most).astype(float)


def reciprocal(ranks: np.ndarray) -> np.ndarray:
    return 1 / ranks


def ndcg10(ranks: np.ndarray) -> np.ndarray:
    """NDCG@10 (Järvelin and Kekäläinen, TOIS 2002) where one card is right."""
    return np.where(ranks <= 10, 1 / np.log2(1 + ranks), 0.0)


def _top(most: int) -> Worth:
    return lambda ranks: hit_within(ranks, most)


METRICS: Mapping[str, Worth] = {
    **{f"top-{most}": _top(most) for most in TOP_RANKS},
    "MRR": reciprocal,
    "NDCG@10": ndcg10,
}


def is_share(metric: str) -> bool:
    """Whether it is told in percent."""
    return metric.startswith("top-")


def figures(ranks: np.ndarray, scripts: Sequence[str]) -> dict[str, Interval]:
    """Every metric of float64 [questions] with its interval. Raises ValueError without questions."""
    return {name: bootstrap_interval(worth(ranks), scripts) for name, worth in METRICS.items()}


def bootstrap_interval(values: np.ndarray, clusters: Sequence[str]) -> Interval:
    """The mean and its percentile interval over samples that draw whole clusters with replacement.

    Questions of one script resemble each other (Field and Welsh, "Bootstrapping clustered data", JRSS B 2007).
    """
    means = np.sort(_resampled_means(values, clusters))
    low, high = (means[max(0, int(np.ceil(share * len(means))) - 1)] for share in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Interval(float(values.mean()), float(low), float(high))


def share_not_better(differences: np.ndarray, clusters: Sequence[str]) -> float:
    """The share of samples in which the mean difference is not above 0; never 0 itself."""
    means = _resampled_means(differences, clusters)
    return float((np.sum(means <= 0) + 1) / (len(means) + 1))


def _resampled_means(values: np.ndarray, clusters: Sequence[str]) -> np.ndarray:
    if len(values) == 0:
        raise ValueError("a mean needs at least one value")
    _, owners = np.unique(np.array(clusters), return_inverse=True)
    sums = np.bincount(owners, weights=values)
    counts = np.bincount(owners)
    chance = np.random.default_rng(SEED)
    drawn = chance.integers(len(sums), size=(RESAMPLES, len(sums)))
    return sums[drawn].sum(1) / counts[drawn].sum(1)
