"""An exported graph, fed as the program feeds it: what a checkpoint is compared with. Needs ONNX Runtime."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
from deepcodeseek_export.graph import GRAPH
from deepcodeseek_export.manifest import MANIFEST, decoder_reranker_contract
from tokenizers import Tokenizer

from .pair_scorer import AROUND
from .prompt_query import prompt_query
from .scorer import Asked


class ServedGraph:
    """Scores whole pairs, one at a time, with nothing shared."""

    def __init__(self, folder: Path) -> None:
        settings = onnxruntime.SessionOptions()
        # Beyond this a fused product divides by zero where the prefix is empty.
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._graph = onnxruntime.InferenceSession(str(folder / GRAPH), settings, ["CPUExecutionProvider"])
        self._manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / self._manifest["tokenizer"]))

    def scores(self, asked: Asked) -> np.ndarray:
        """float64 [cards]."""
        is_pair = self._manifest["contract"]["kind"] == "pair-encoder"
        score = self._of_pair if is_pair else self._of_prompt
        return np.array([score(asked, document) for document in asked.documents])

    def _of_pair(self, asked: Asked, document: str) -> float:
        most = self._manifest["documentTokens"]
        begin, end = (self._tokenizer.token_to_id(each) for each in ("[CLS]", "[SEP]"))
        room = min(self._manifest["queryTokens"], self._manifest["maxTokens"] - most - AROUND)
        query = [begin, *prompt_query("{query}", asked.query, asked.behind, self._encode, room), end]
        card = [*self._encode(document)[:most], end]
        inputs = {
            "input_ids": [query + card],
            "attention_mask": [[1] * len(query + card)],
            "token_type_ids": [[0] * len(query) + [1] * len(card)],
        }
        given = self._graph.run(None, {name: np.array(rows, np.int64) for name, rows in inputs.items()})
        return float(given[0].squeeze())

    def _of_prompt(self, asked: Asked, document: str) -> float:
        prompt = decoder_reranker_contract(shared_prefix=True)["prompt"]
        query = prompt_query(prompt["query"], asked.query, asked.behind, self._encode, self._manifest["queryTokens"])
        card = self._encode(prompt["document"].replace("{document}", document))[: self._manifest["documentTokens"]]
        ids = [*self._encode(prompt["head"]), *query, *card, *self._encode(prompt["suffix"])]
        past = {
            each.name: np.zeros((0, *each.shape[1:]), np.float32)
            for each in self._graph.get_inputs()
            if each.name.startswith("past_")
        }
        fed = {"input_ids": np.array([ids], np.int64), "last": np.array([len(ids) - 1], np.int64), **past}
        no, yes = self._graph.run(["logits"], fed)[0][0]
        return float(yes - no)

    def _encode(self, text: str) -> list[int]:
        return self._tokenizer.encode(text, add_special_tokens=False).ids
