"""`python -m deepcodeseek_training.proof_report OUT.md`: the whole proof, as a page."""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, stdev

import torch

from .evaluation_report import percent
from .hardware import device_words
from .proof import FULL, Held, Proof, prove

#: Of a mean of three values: Student's t with two degrees of freedom at 97.5 %.
T = {2: 12.706, 3: 4.303}


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """The mean of what seeds gave, and its 95 % interval."""
    around = T[len(values)] * stdev(values) / math.sqrt(len(values))
    return mean(values), mean(values) - around, mean(values) + around


def proof_page(proof: Proof, seconds: float) -> str:
    rows = [
        ["base", *_figures(proof.base), "", ""],
        *(
            [f"seed {each.seed}, {name}", *_figures(held), *losses]
            for each in proof.seeds
            for name, held, losses in (
                ("fine-tuned", each.sft, [f"{each.first_loss:.3f}", f"{each.last_loss:.3f}"]),
                ("reinforced", each.rl, ["", ""]),
                ("shuffled rewards", each.shuffled, ["", ""]),
            )
        ),
    ]
    gains = {
        "fine-tuning, against the base": [each.sft.reward - proof.base.reward for each in proof.seeds],
        "reinforcement, against fine-tuning": [each.rl.reward - each.sft.reward for each in proof.seeds],
        "shuffled rewards, against fine-tuning": [each.shuffled.reward - each.sft.reward for each in proof.seeds],
    }
    curves = [
        ["", *(str(part) for part in range(1, 11))],
        *(
            [f"seed {each.seed}, {name}", *(f"{value:.2f}" for value in curve)]
            for each in proof.seeds
            for name, curve in (("reinforced", each.curve), ("shuffled rewards", each.shuffled_curve))
        ),
    ]
    return f"""# Neural training

Measured {datetime.now(UTC):%Y-%m-%d} with `python -m deepcodeseek_training.proof_report bench/results/neural-training.md` on {device_words(torch.device("cpu"))}, in {seconds / 60:.0f} minutes. It says that the training works, on a decoder of the architecture Qwen3 with 3 layers and invented questions of scripts that were held out; it says nothing of the accuracy of a model that is used.

All figures are of the weights after the last step, so that no choice by validation plays a part. The reward is half top-5, half NDCG@10, of the model's own order of 21 cards.

{_table([["", "reward", "top-5, %", "MRR", "first loss", "last loss"], *rows])}

What held-out rewards gain, over {len(proof.seeds)} seeds, with 95 % intervals of Student's t:

{_table([["", "mean", "interval"], *([name, *_interval_words(values)] for name, values in gains.items())])}

The mean reward of the rankings that were drawn in training, in ten parts of the steps:

{_table(curves)}

The exported graph against PyTorch: scores differ by {proof.float32_difference:.1e} at most at float32 and by {proof.int8_difference:.1e} at int8, where the scores themselves spread by {proof.spread:.1f}.
"""


def _figures(held: Held) -> list[str]:
    return [f"{held.reward:.3f}", percent(held.top5), f"{held.mrr:.3f}"]


def _interval_words(values: Sequence[float]) -> list[str]:
    middle, low, high = interval(values)
    return [f"{middle:+.3f}", f"{low:+.3f} to {high:+.3f}"]


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        proof = prove(Path(folder) / "proof", FULL)
    out.write_text(proof_page(proof, time.monotonic() - began), "utf-8")
    print(f"Written: {out}")


if __name__ == "__main__":
    main()
