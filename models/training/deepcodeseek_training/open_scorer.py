"""Opens a checkpoint as the scorer of its architecture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from deepcodeseek_export.checkpoint import Checkpoint

from .decoder_scorer import DecoderScorer
from .errors import TrainingError
from .lora import add_lora
from .pair_scorer import PairScorer
from .prompt_query import QUERY_TOKENS
from .scorer import Scorer

OPENERS: dict[str, Callable[[Path, int, int], Scorer]] = {
    DecoderScorer.architecture: lambda folder, query_tokens, _seed: DecoderScorer(folder, query_tokens),
    PairScorer.architecture: PairScorer,
}
#: The layers of a new head have nothing to add to: they are trained whole beside LoRA.
HEADS = ("classifier",)


def open_scorer(
    folder: Path,
    *,
    query_tokens: int = QUERY_TOKENS,
    seed: int = 0,
    lora_rank: int = 0,
    gradient_checkpointing: bool = False,
    device: torch.device | None = None,
) -> Scorer:
    """`lora_rank` 0 trains all weights; `seed` is for what is new in it. Raises TrainingError and CheckpointError."""
    architecture = Checkpoint(folder).config.get("model_type")
    opener = OPENERS.get(architecture)
    if opener is None:
        raise TrainingError(
            f"{folder} is a {architecture} model; checkpoints of the architectures {' and '.join(OPENERS)} can be trained."
        )
    scorer = opener(folder, query_tokens, seed)
    prepare(scorer, lora_rank=lora_rank, gradient_checkpointing=gradient_checkpointing, seed=seed)
    scorer.module.to(device or torch.device("cpu"))
    return scorer


def prepare(scorer: Scorer, *, lora_rank: int, gradient_checkpointing: bool, seed: int = 0) -> None:
    """Says what of a scorer is trained, and whether what its layers gave is kept or computed again."""
    if gradient_checkpointing:
        scorer.module.gradient_checkpointing_enable({"use_reentrant": False})
    if lora_rank > 0:
        add_lora(scorer.module, scorer.projections, lora_rank, seed=seed, keep=HEADS)


def open_frozen(folder: Path, *, query_tokens: int = QUERY_TOKENS, device: torch.device | None = None) -> Scorer:
    """A scorer that only scores: a teacher, or the model that another is compared with. Raises as `open_scorer` does."""
    scorer = open_scorer(folder, query_tokens=query_tokens, device=device)
    scorer.module.eval().requires_grad_(False)
    return scorer
