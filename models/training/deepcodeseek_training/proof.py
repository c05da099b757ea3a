"""Whether the training works: on a small decoder of the true architecture, and questions of scripts it never saw.

Every figure is of the weights after the last step. Choosing the best ones by validation would let a control that learns
nothing look as if it did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.tiny import TinyOptions, make_tiny_checkpoint

from .dataset import RerankData, Split, read_rerank_data
from .export_model import ExportOptions, export_model
from .hardware import Hardware
from .open_scorer import open_frozen
from .plackett_luce import reward_of_ranks
from .rl import run_rl
from .run_folder import RunFolder, load_weights
from .run_log import RunLog
from .score_questions import asked_with_candidates, ranks, score_silently
from .served_graph import ServedGraph
from .sft import run_sft
from .small_data import write_small_data
from .stage import ReinforcementOptions, StageOptions
from .stopping import Stopping

DOCUMENT_TOKENS = 32
#: Questions whose scores are compared with those of the exported graph.
COMPARED = 20


@dataclass(frozen=True)
class ProofOptions:
    base_steps: int
    sft_steps: int
    rl_steps: int
    seeds: tuple[int, ...]
    scripts: dict[Split, int]


QUICK = ProofOptions(600, 25, 30, (1,), {"train": 200, "validation": 4, "test": 40})
FULL = ProofOptions(600, 20, 150, (1, 2, 3), {"train": 400, "validation": 10, "test": 150})


@dataclass(frozen=True)
class Held:
    """Means over the questions of scripts that were held out."""

    reward: float
    mrr: float
    top5: float


@dataclass(frozen=True)
class Seed:
    """What came of one seed."""

    seed: int
    #: Mean losses of the first and of the last quarter of the steps.
    first_loss: float
    last_loss: float
    sft: Held
    rl: Held
    shuffled: Held
    #: The mean reward of drawn rankings, in ten parts of the steps.
    curve: tuple[float, ...]
    shuffled_curve: tuple[float, ...]


@dataclass(frozen=True)
class Proof:
    base: Held
    seeds: tuple[Seed, ...]
    #: The greatest difference between a score of PyTorch and of the exported graph, and the spread of the scores.
    float32_difference: float
    int8_difference: float
    spread: float


def prove(folder: Path, options: ProofOptions, say: Callable[[str], None] = print) -> Proof:
    """Fills a folder, which must be new."""
    hardware = Hardware(torch.device("cpu"), is_bfloat16=False)
    base = folder / "base"
    make_tiny_checkpoint(base, TinyOptions(steps=options.base_steps))
    write_small_data(folder / "data", 1, options.scripts)
    data = read_rerank_data(folder / "data")
    before = _held_out(base, data, hardware)
    say(f"base: {before}")
    seeds = []
    for seed in options.seeds:
        seeds.append(_seed(seed, base, data, folder / str(seed), options, hardware))
        say(f"{seeds[-1]}")
    trained = folder / str(options.seeds[0]) / "rl-last"
    scores = _scores(trained, data, hardware)
    differences = [
        np.abs(scores - _exported_scores(trained, folder / precision, data, precision)).max()
        for precision in ("float32", "int8")
    ]
    return Proof(before, tuple(seeds), *map(float, differences), float(scores.std()))


def _seed(seed: int, base: Path, data: RerankData, folder: Path, options: ProofOptions, hardware: Hardware) -> Seed:
    same = {
        "data": data,
        "budgets": (DOCUMENT_TOKENS,),
        "validation_questions": 8,
        "every": 10_000,
        "warmup": 0.05,
        "seed": seed,
    }
    sft = StageOptions(run=folder / "sft", checkpoint=base, steps=options.sft_steps, learning_rate=1e-3, **same)
    run_sft(sft, hardware, Stopping(), _silent)
    tuned = _last(sft, "sft", folder / "sft-last", hardware)
    results = {}
    for name in ("rl", "shuffled"):
        rl = ReinforcementOptions(
            run=folder / name,
            checkpoint=tuned,
            steps=options.rl_steps,
            learning_rate=3e-4,
            negatives=15,
            samples=16,
            shuffled_rewards=name == "shuffled",
            **same,
        )
        run_rl(rl, hardware, Stopping(), _silent)
        last = _last(rl, "rl", folder / f"{name}-last", hardware)
        results[name] = (_held_out(last, data, hardware), _told(rl.run, "reward", parts=10))
    losses = _told(sft.run, "loss", parts=4)
    (rl_held, curve), (shuffled_held, shuffled_curve) = results["rl"], results["shuffled"]
    sft_held = _held_out(tuned, data, hardware)
    return Seed(seed, losses[0], losses[-1], sft_held, rl_held, shuffled_held, curve, shuffled_curve)


def _last(options: StageOptions, stage: str, out: Path, hardware: Hardware) -> Path:
    """The weights after the last step, as a checkpoint in the usual layout."""
    scorer = options.open(hardware)
    checkpoint = RunFolder(options.run, stage, options.settings()).restore()
    if checkpoint is not None:
        load_weights(scorer, checkpoint.weights)
    out.mkdir()
    scorer.save(out)
    return out


def _held_out(checkpoint: Path, data: RerankData, hardware: Hardware) -> Held:
    scorer = open_frozen(checkpoint)
    found = torch.tensor(list(ranks(scorer, data, data.questions("test"), DOCUMENT_TOKENS, hardware)))
    rewards, reciprocals, hits = reward_of_ranks(found), 1 / found, (found <= 5).float()
    return Held(*(each.mean().item() for each in (rewards, reciprocals, hits)))


def _scores(checkpoint: Path, data: RerankData, hardware: Hardware) -> np.ndarray:
    """[questions, cards]"""
    asked = [asked_with_candidates(data, each) for each in data.questions("test")[:COMPARED]]
    return score_silently(open_frozen(checkpoint), asked, DOCUMENT_TOKENS, hardware).numpy()


def _exported_scores(checkpoint: Path, out: Path, data: RerankData, precision: str) -> np.ndarray:
    described = Described("proof", "A small decoder", "Apache-2.0", "a seed")
    served = ServedGraph(export_model(checkpoint, out, ExportOptions(described, precision, 192, DOCUMENT_TOKENS)))
    return np.stack([served.scores(asked_with_candidates(data, each)) for each in data.questions("test")[:COMPARED]])


def _told(run: Path, name: str, parts: int) -> tuple[float, ...]:
    """The mean of what the steps told, part by part."""
    values = [value for each in RunLog(run).entries() if isinstance(value := each.get(name), float)]
    return tuple(float(part.mean()) for part in np.array_split(np.array(values), parts))


def _silent(_words: str) -> None:
    """Of many runs none is worth reading."""
