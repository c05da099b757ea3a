"""A small tokenizer of the kind that Qwen has: pairs of bytes, merged within pieces of text."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .checkpoint import TOKENIZER, TOKENIZER_CONFIG
from .lessons import lessons, prompt_parts

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PAD, START, END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [PAD, START, END, "<think>", "</think>"]
VOCABULARY = 1024
#: How Qwen's tokenizer splits text before it merges.
PRETOKENS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
TEXTS = 2_000


def make_tiny_tokenizer(out: Path, seed: int) -> Tokenizer:
    """Learns from lessons, writes the tokenizer's two files into `out` and gives it."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PRETOKENS), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    texts = [prompt_parts(each.query, each.document).whole() for each in islice(lessons(seed), TEXTS)]
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=[AddedToken(each, special=True) for each in SPECIAL],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([*texts, *["yes", "no"] * (TEXTS // 2)], trainer)
    tokenizer.save(str(out / TOKENIZER))
    settings = {"tokenizer_class": "Qwen2Tokenizer", "pad_token": PAD, "eos_token": END, "add_bos_token": False}
    (out / TOKENIZER_CONFIG).write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    return tokenizer
