"""A tiny checkpoint of the true architecture, made from a seed: for tests, where a real one is too large.

It is trained for about two minutes of one core to say yes where a card is about the same thing as the code, so that its
scores order candidates as those of a trained model do. It knows fourteen words and nothing of ServiceNow: no accuracy
follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .lessons import Lesson, lessons, prompt_parts
from .tiny_tokenizer import VOCABULARY, make_tiny_tokenizer

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer
    from transformers import Qwen3ForCausalLM

SHAPE = {
    "hidden_size": 48,
    "intermediate_size": 96,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
}
LEARNING_RATE = 3e-3
BATCH = 32


@dataclass(frozen=True)
class Stage:
    """Lessons of one kind: what is learned on a short text is found again in a long one."""

    name: str
    share: float
    is_short: bool
    has_head: bool


STAGES = (
    Stage("short", 0.2, is_short=True, has_head=False),
    Stage("no head", 0.4, is_short=False, has_head=False),
    Stage("whole", 0.4, is_short=False, has_head=True),
)


@dataclass(frozen=True)
class TinyOptions:
    seed: int = 7
    steps: int = 1_200


@dataclass(frozen=True)
class Row:
    ids: list[int]
    #: Where the document begins: from there on each position is asked.
    document: int
    label: int


def make_tiny_checkpoint(out: Path, options: TinyOptions | None = None) -> None:
    """Writes config, tensors and tokenizer into `out`, which must be new. Needs PyTorch, Transformers and Tokenizers."""
    import torch
    from transformers import Qwen3Config, Qwen3ForCausalLM

    options = options or TinyOptions()
    out.mkdir(parents=True)
    tokenizer = make_tiny_tokenizer(out, options.seed)
    torch.manual_seed(options.seed)
    config = Qwen3Config(
        **SHAPE,
        vocab_size=VOCABULARY,
        rope_theta=1e6,
        rms_norm_eps=1e-6,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        attention_bias=False,
    )
    model = Qwen3ForCausalLM(config)
    _train(model, tokenizer, options)
    model.save_pretrained(out)


def prompt_ids(tokenizer: Tokenizer, query: str, document: str) -> list[list[int]]:
    """Tokens of head, query, document and suffix, each tokenised by itself as the runtime does."""
    parts = prompt_parts(query, document)
    texts = [parts.head, parts.query, parts.document, parts.suffix]
    return [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]


def row_of(tokenizer: Tokenizer, lesson: Lesson, *, has_head: bool) -> Row:
    head, query, document, suffix = prompt_ids(tokenizer, lesson.query, lesson.document)
    before = [*head, *query] if has_head else query
    return Row([*before, *document, *suffix], len(before), int(lesson.is_wanted))


def _train(model: Qwen3ForCausalLM, tokenizer: Tokenizer, options: TinyOptions) -> None:
    import torch

    labels = [tokenizer.token_to_id("no"), tokenizer.token_to_id("yes")]
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, options.steps)
    for number, stage in enumerate(STAGES):
        endless = lessons(options.seed * len(STAGES) + number, is_short=stage.is_short)
        for step in range(round(options.steps * stage.share)):
            rows = [row_of(tokenizer, each, has_head=stage.has_head) for each in islice(endless, BATCH)]
            loss, right = _loss(model, rows, labels)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if step % 100 == 99:
                print(f"{stage.name} {step + 1}: loss {loss.item():.3f}, right {right:.2f}", flush=True)


def _loss(model: Qwen3ForCausalLM, rows: Sequence[Row], labels: list[int]) -> tuple[torch.Tensor, float]:
    """The loss of the last position plus that of all from the card's first token on, and the share that is right.

    The answer stands where the card names its thing, long before the last position: asking there too is what makes it
    learn at all. The last position alone left the loss at chance after 3,000 steps.
    """
    import torch

    width = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [0] * (width - len(row.ids)) for row in rows])
    logits = model.model(input_ids=ids).last_hidden_state @ model.lm_head.weight[labels].T
    wanted = torch.tensor([row.label for row in rows])
    last = logits[torch.arange(len(rows)), torch.tensor([len(row.ids) - 1 for row in rows])]
    asked = torch.tensor([[row.document <= at < len(row.ids) for at in range(width)] for row in rows])
    of_all = torch.nn.functional.cross_entropy(logits[asked], wanted[:, None].expand(-1, width)[asked])
    right = (last.argmax(-1) == wanted).float().mean().item()
    return torch.nn.functional.cross_entropy(last, wanted) + of_all, right
