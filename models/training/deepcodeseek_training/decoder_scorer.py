"""A decoder of the architecture Qwen3 that is asked whether a card is the one wanted: log-odds of yes against no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from deepcodeseek_export.checkpoint import Checkpoint
from deepcodeseek_export.manifest import decoder_reranker_contract
from deepcodeseek_export.reranker import label_tokens
from torch import Tensor
from transformers import Qwen3ForCausalLM

from .prompt_query import prompt_query
from .scorer import Asked, Scorer, load_module, padded_scores, padded_tokens

#: Tokens of cards in one sequence: attention grows with their square.
DOCUMENT_TOKENS_A_ROW = 1_024


@dataclass
class Packed:
    """A sequence of a query and some of its cards, one behind the other."""

    tokens: list[int]
    #: Of each token its position in the prompt: each card begins where the query ends.
    positions: list[int]
    #: Of each token the number of its card, from 1; 0 for the query.
    parts: list[int]
    #: Places of the tokens that are read, one a card.
    ends: list[int] = field(default_factory=list)

    @classmethod
    def of_query(cls, tokens: list[int]) -> Packed:
        return cls(list(tokens), list(range(len(tokens))), [0] * len(tokens))

    def add(self, document: list[int], query_length: int) -> None:
        self.tokens += document
        self.positions += range(query_length, query_length + len(document))
        self.parts += [len(self.ends) + 1] * len(document)
        self.ends.append(len(self.tokens) - 1)


class DecoderScorer(Scorer):
    """Reads a query once for all of its cards: a card's tokens see the query and the card, and no other card.

    The prompt is the exporter's contract, tokenised in parts as `models/onnx/rerank` does. One sequence instead of a
    cache of keys and values, because gradients flow through it and it can be computed again instead of kept
    (`--gradient-checkpointing`).
    """

    architecture = "qwen3"
    projections = frozenset("q_proj k_proj v_proj o_proj gate_proj up_proj down_proj".split())

    def __init__(self, folder: Path, query_tokens: int) -> None:
        checkpoint = Checkpoint(folder)
        checkpoint.decoder_shape()
        no, yes = label_tokens(checkpoint)
        # A head of its own is left out where it is the table of embeddings.
        module, _ = load_module(Qwen3ForCausalLM, folder, lambda name: name == "lm_head.weight")
        super().__init__(folder, module, query_tokens)
        prompt = decoder_reranker_contract(shared_prefix=True)["prompt"]
        self._labels = (no, yes)
        self._prompt = prompt
        self._head = self.encode(prompt["head"])
        self._suffix = self.encode(prompt["suffix"])

    def scores(self, asked: Sequence[Asked], document_tokens: int) -> Tensor:
        rows = [row for each in asked for row in self.packed(each, document_tokens)]
        computed = self._computed(rows)
        return padded_scores(computed.split([len(each.documents) for each in asked]))

    def packed(self, asked: Asked, document_tokens: int) -> list[Packed]:
        """The sequences that a question is computed in; one unless its cards are many."""
        around = prompt_query(self._prompt["query"], asked.query, asked.behind, self.encode, self.query_tokens)
        query = [*self._head, *around]
        rows = [Packed.of_query(query)]
        for text in asked.documents:
            card = self._prompt["document"].replace("{document}", text, 1)
            document = [*self.encode_document(card, document_tokens), *self._suffix]
            if rows[-1].ends and len(rows[-1].tokens) + len(document) > len(query) + DOCUMENT_TOKENS_A_ROW:
                rows.append(Packed.of_query(query))
            rows[-1].add(document, len(query))
        return rows

    def _computed(self, rows: Sequence[Packed]) -> Tensor:
        device = self.device
        ids = padded_tokens([row.tokens for row in rows], device)
        # What is padding belongs to a card that there is not, and sees itself: a row of a mask is never empty.
        parts = padded_tokens([row.parts for row in rows], device)
        lengths = torch.tensor([len(row.tokens) for row in rows], device=device)
        places = torch.arange(ids.shape[1], device=device)
        parts = parts.masked_fill(places >= lengths[:, None], -1)
        is_before = places[:, None] >= places
        is_shared = parts[:, None, :] == 0
        is_own = parts[:, :, None] == parts[:, None, :]
        hidden = self.module.model(
            input_ids=ids,
            attention_mask=(is_before & (is_shared | is_own))[:, None],
            position_ids=padded_tokens([row.positions for row in rows], device),
            use_cache=False,
        ).last_hidden_state
        numbers = torch.tensor([number for number, row in enumerate(rows) for _ in row.ends], device=device)
        ends = torch.tensor([end for row in rows for end in row.ends], device=device)
        no, yes = self.module.lm_head.weight[list(self._labels)]
        return hidden[numbers, ends].float() @ (yes - no)
