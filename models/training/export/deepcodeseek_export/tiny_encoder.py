"""Small encoders of the architecture BERT with random weights, made from a seed: for tests.

They have learned nothing. A mean over vectors of words brings texts of the same words together all the same.
"""

from __future__ import annotations

import json
import re
import string
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .bert import Role
from .checkpoint import TOKENIZER, TOKENIZER_CONFIG
from .lessons import lessons

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIAL = {
    "pad_token": "[PAD]",
    "unk_token": "[UNK]",
    "cls_token": "[CLS]",
    "sep_token": "[SEP]",
    "mask_token": "[MASK]",
}
POSITIONS = 256
SHAPE = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}
#: Of the weights. A text encoder's layers change little, so that words are still found in the mean of their vectors; a
#: cross-encoder's change much, so that pairs differ in what the first token has gathered.
DEVIATIONS: dict[Role, float] = {"embedder": 0.08, "reranker": 0.3}
#: In a text encoder words weigh more than their positions and than what all texts have in common.
WEIGHT_OF_WORDS = 15
TEXTS = 2_000
#: A word of a text or a part of a name in camel case.
WORD = re.compile("[A-Z]?[a-z]+")


def make_tiny_encoder(out: Path, role: Role, seed: int = 7) -> None:
    """Writes config, tensors and tokenizer into `out`, which must be new. Needs PyTorch, Transformers and Tokenizers."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel

    out.mkdir(parents=True)
    tokenizer = _make_tokenizer(out, seed)
    torch.manual_seed(seed)
    config = BertConfig(
        **SHAPE,
        vocab_size=tokenizer.get_vocab_size(),
        max_position_embeddings=POSITIONS,
        initializer_range=DEVIATIONS[role],
        num_labels=1,
    )
    model = BertModel(config) if role == "embedder" else BertForSequenceClassification(config)
    with torch.no_grad():
        for parameter in model.parameters():
            # Biases begin as zeros and norms as ones: a graph that forgot them would not be noticed.
            if parameter.dim() == 1:
                parameter.add_(torch.randn_like(parameter) * DEVIATIONS[role])
        if role == "embedder":
            model.base_model.embeddings.word_embeddings.weight.mul_(WEIGHT_OF_WORDS)
    model.save_pretrained(out)


def _make_tokenizer(out: Path, seed: int) -> Tokenizer:
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    vocabulary = {piece: number for number, piece in enumerate([*SPECIAL.values(), *_pieces(seed)])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=SPECIAL["unk_token"]))
    tokenizer.add_special_tokens(list(SPECIAL.values()))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    first, last = SPECIAL["cls_token"], SPECIAL["sep_token"]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} $B:1 {last}:1",
        special_tokens=[(each, vocabulary[each]) for each in (first, last)],
    )
    tokenizer.save(str(out / TOKENIZER))
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": POSITIONS, **SPECIAL}
    (out / TOKENIZER_CONFIG).write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    return tokenizer


def _pieces(seed: int) -> list[str]:
    """All of ASCII, and the words of the lessons, each at the beginning of a name and inside one.

    Collected and not learned: the trainer of WordPiece gives another vocabulary each time.
    """
    texts = " ".join(f"{each.query} {each.document}" for each in islice(lessons(seed), TEXTS))
    words = {word.lower() for word in WORD.findall(texts)}
    pieces = sorted({*string.ascii_lowercase, *string.digits, *words})
    return [*string.punctuation, *pieces, *(f"##{each}" for each in pieces)]
