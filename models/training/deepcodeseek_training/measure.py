"""`python -m deepcodeseek_training.measure OUT.md`: one step of training at the shape of Qwen3-Reranker-0.6B.

Weights are random: it says how fast and how large a step is, and nothing about accuracy.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import torch
from deepcodeseek_export.lessons import NOUNS, card_about, code_about
from deepcodeseek_export.random_shape import QWEN3_600M
from deepcodeseek_export.tiny_tokenizer import make_tiny_tokenizer
from transformers import Qwen3Config, Qwen3ForCausalLM

from .decoder_scorer import DecoderScorer
from .hardware import Hardware, device_words, find_hardware
from .listwise import listwise_loss
from .open_scorer import prepare
from .prompt_query import QUERY_TOKENS
from .scorer import Asked, Scorer

CARDS = 8
DOCUMENT_TOKENS = 64
KIBIBYTE, GIBIBYTE = 2**10, 2**30


@dataclass(frozen=True)
class Way:
    """How a step is computed."""

    name: str
    lora_rank: int
    gradient_checkpointing: bool
    precision: str
    questions: int


@dataclass(frozen=True)
class Measured:
    #: Tokens of a step, each computed once.
    tokens: int
    seconds: float
    #: The most that the process held; of a GPU, the most that its tensors took.
    memory_bytes: int
    trained: int


def ways(hardware: Hardware) -> list[Way]:
    best = "bfloat16" if hardware.is_bfloat16 else "float32"
    questions = 8 if hardware.device.type == "cuda" else 1
    told = [
        ("LoRA of rank 16", 16, False, "float32"),
        ("LoRA of rank 16", 16, False, best),
        ("LoRA of rank 16, gradient checkpointing", 16, True, best),
        ("all weights", 0, False, "float32"),
        ("all weights", 0, False, best),
    ]
    return [Way(*each, questions) for each in dict.fromkeys(told)]


def write_random_checkpoint(folder: Path) -> None:
    """A checkpoint of the true shape in a new folder, with a small tokenizer."""
    folder.mkdir(parents=True)
    make_tiny_tokenizer(folder, 1)
    shape = QWEN3_600M
    config = Qwen3Config(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        intermediate_size=shape.intermediate,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_value_heads,
        head_dim=shape.head_dimension,
        rope_theta=shape.rope_theta,
        rms_norm_eps=shape.rms_epsilon,
        tie_word_embeddings=True,
    )
    torch.manual_seed(1)
    Qwen3ForCausalLM(config).save_pretrained(folder)


def asked_questions(count: int) -> list[Asked]:
    """Queries and cards that fill their tokens."""
    chance = random.Random(1)
    code = "".join(code_about(chance, noun) for noun in NOUNS)
    cards = [" ".join(card_about(chance, noun) for _ in range(6)) for noun in NOUNS[:CARDS]]
    return [Asked(code * 2, code, cards)] * count


def measure(checkpoint: Path, way: Way) -> Measured:
    """Wants a process of its own: what was held before would count."""
    hardware = find_hardware(precision=way.precision)
    scorer = DecoderScorer(checkpoint, QUERY_TOKENS)
    prepare(scorer, lora_rank=way.lora_rank, gradient_checkpointing=way.gradient_checkpointing)
    scorer.module.to(hardware.device).train()
    asked = asked_questions(way.questions)
    optimiser = torch.optim.AdamW(scorer.parameters().values(), lr=1e-5)
    # The first step also makes what the optimiser keeps.
    _, seconds = (_step(scorer, asked, optimiser, hardware) for _ in range(2))
    return Measured(
        tokens=sum(len(row.tokens) for each in asked for row in scorer.packed(each, DOCUMENT_TOKENS)),
        seconds=seconds,
        memory_bytes=_peak_bytes(hardware),
        trained=sum(each.numel() for each in scorer.parameters().values()),
    )


def measure_apart(checkpoint: Path, way: Way) -> Measured:
    """The same in a process of its own. Raises CalledProcessError where that fails."""
    command = [sys.executable, "-m", "deepcodeseek_training.measure", "--checkpoint", checkpoint]
    told = subprocess.run(
        [*map(str, command), "--way", json.dumps(asdict(way))], check=True, stdout=subprocess.PIPE, text=True
    )
    return Measured(**json.loads(told.stdout))


def page(hardware: Hardware, measured: Sequence[tuple[Way, Measured]]) -> str:
    questions, tokens = measured[0][0].questions, measured[0][1].tokens
    rows = [
        f"| {way.name}, {way.precision} | {each.trained / 1e6:,.1f} | {each.seconds:.1f} | "
        f"{each.tokens / each.seconds:,.0f} | {each.memory_bytes / GIBIBYTE:.1f} |"
        for way, each in measured
    ]
    shape = QWEN3_600M
    lines = "\n".join(rows)
    return f"""# One step of training at the true shape

Measured {datetime.now(UTC):%Y-%m-%d} with `python -m deepcodeseek_training.measure bench/results/neural-training-shape.md` on {device_words(hardware.device)}. Random weights in the shape of Qwen3-Reranker-0.6B: {shape.layers} layers, hidden {shape.hidden}, {shape.heads} heads. Questions a step: {questions}, each of 192 tokens with {CARDS} cards of {DOCUMENT_TOKENS}; with the rest of the prompt {tokens:,} tokens a step, each computed once. A step is forward, backward and AdamW. Memory is the most that was held.

| what is trained | million weights | seconds a step | tokens a second | GiB |
| --- | --- | --- | --- | --- |
{lines}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--checkpoint", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--way", type=json.loads, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.way is not None:
        print(json.dumps(asdict(measure(told.checkpoint, Way(**told.way)))))
        return
    if told.out is None:
        parser.error("name the page to write")
    hardware = find_hardware()
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder) / "random"
        write_random_checkpoint(checkpoint)
        measured = []
        for way in ways(hardware):
            measured.append((way, measure_apart(checkpoint, way)))
            print(*measured[-1], flush=True)
    told.out.write_text(page(hardware, measured), "utf-8")
    print(f"Written: {told.out}")


def _step(scorer: Scorer, asked: Sequence[Asked], optimiser: torch.optim.Optimizer, hardware: Hardware) -> float:
    """How many seconds it took."""
    began = time.perf_counter()
    optimiser.zero_grad(set_to_none=True)
    with hardware.autocast():
        loss = listwise_loss(scorer.scores(asked, DOCUMENT_TOKENS)).mean()
    loss.backward()
    optimiser.step()
    if hardware.device.type == "cuda":
        # It is still at work when its last order was given.
        torch.cuda.synchronize()
    return time.perf_counter() - began


def _peak_bytes(hardware: Hardware) -> int:
    if hardware.device.type == "cuda":
        return torch.cuda.max_memory_allocated()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE


if __name__ == "__main__":
    main()
