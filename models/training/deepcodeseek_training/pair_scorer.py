"""An encoder of the architecture BERT that reads query and card as one pair and gives one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from deepcodeseek_export.checkpoint import SPLITS_IDENTIFIERS, Checkpoint
from torch import Tensor
from transformers import BertForSequenceClassification

from .errors import TrainingError
from .prompt_query import prompt_query
from .scorer import Asked, Scorer, load_module, padded_scores, padded_tokens

#: Rows that are computed together: enough for a core, few enough that rows of like length share little padding.
ROWS = 64
#: [CLS] before the query, [SEP] behind it and behind the card.
AROUND = 3
#: What a text encoder has not learned, and a cross-encoder needs: it begins at random.
HEAD = ("classifier.", "bert.pooler.")


@dataclass(frozen=True)
class Pair:
    query: list[int]
    document: list[int]

    @property
    def tokens(self) -> list[int]:
        return self.query + self.document

    @property
    def types(self) -> list[int]:
        return [0] * len(self.query) + [1] * len(self.document)


class PairScorer(Scorer):
    """`[CLS] query [SEP] card [SEP]`, cut as `models/onnx/rerank` cuts it. A checkpoint without a head gets a
    new one, and reads identifiers as their words from then on."""

    architecture = "bert"
    projections = frozenset({"query", "key", "value", "dense"})

    def __init__(self, folder: Path, query_tokens: int, seed: int) -> None:
        shape = Checkpoint(folder).encoder_shape()
        torch.manual_seed(seed)
        module, missing = load_module(BertForSequenceClassification, folder, lambda name: name.startswith(HEAD))
        self.has_new_head = missing != []
        labels = module.config.num_labels
        if self.has_new_head and labels != 1:
            module.classifier = torch.nn.Linear(shape.hidden, 1)
            torch.nn.init.normal_(module.classifier.weight, std=module.config.initializer_range)
            torch.nn.init.zeros_(module.classifier.bias)
            module.config.num_labels = module.num_labels = 1
        elif labels != 1:
            raise TrainingError(
                f"{folder} gives {labels} scores a pair; take a cross-encoder with one, or a text encoder."
            )
        if self.has_new_head:
            setattr(module.config, SPLITS_IDENTIFIERS, True)
        super().__init__(folder, module, query_tokens)
        self._positions = shape.positions
        self._begin, self._end = (self._id_of(token) for token in ("[CLS]", "[SEP]"))

    def scores(self, asked: Sequence[Asked], document_tokens: int) -> Tensor:
        pairs = [pair for each in asked for pair in self._pairs(each, document_tokens)]
        by_length = sorted(range(len(pairs)), key=lambda at: len(pairs[at].tokens))
        computed = [
            self._computed([pairs[at] for at in by_length[start : start + ROWS]])
            for start in range(0, len(pairs), ROWS)
        ]
        places = torch.tensor(by_length, device=self.device).argsort()
        in_order = torch.cat(computed)[places]
        return padded_scores(in_order.split([len(each.documents) for each in asked]))

    def _pairs(self, asked: Asked, document_tokens: int) -> list[Pair]:
        most = min(self.query_tokens, self._positions - document_tokens - AROUND)
        query = [self._begin, *prompt_query("{query}", asked.query, asked.behind, self.encode, most), self._end]
        return [Pair(query, [*self.encode_document(each, document_tokens), self._end]) for each in asked.documents]

    def _computed(self, pairs: Sequence[Pair]) -> Tensor:
        lengths = torch.tensor([len(pair.tokens) for pair in pairs], device=self.device)
        ids = padded_tokens([pair.tokens for pair in pairs], self.device)
        given = self.module(
            input_ids=ids,
            attention_mask=torch.arange(ids.shape[1], device=self.device) < lengths[:, None],
            token_type_ids=padded_tokens([pair.types for pair in pairs], self.device),
        )
        return given.logits[:, 0].float()

    def _id_of(self, token: str) -> int:
        number = self.tokenizer.token_to_id(token)
        if number is None:
            raise TrainingError(
                f"The tokenizer of {self.folder} has no {token}: take a checkpoint of the architecture BERT."
            )
        return number
