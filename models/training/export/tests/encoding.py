"""What PyTorch gives for a checkpoint of the architecture BERT, and how graphs are given the same texts."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Encoding, Tokenizer
from transformers import BertForSequenceClassification, BertModel

#: A text, or a pair of query and document.
Text = str | tuple[str, str]


def encoded(tokenizer: Tokenizer, text: Text) -> Encoding:
    return tokenizer.encode(text) if isinstance(text, str) else tokenizer.encode(*text)


def fed(tokenizer: Tokenizer, texts: list[Text], width: int = 0) -> dict[str, np.ndarray]:
    """The inputs of a graph: a row a text, padded on the right to the longest, or to `width` where that is more."""
    rows = [encoded(tokenizer, each) for each in texts]
    width = max(width, *(len(row.ids) for row in rows))

    def padded(values: list[list[int]]) -> np.ndarray:
        return np.array([each + [0] * (width - len(each)) for each in values], np.int64)

    return {
        "input_ids": padded([row.ids for row in rows]),
        "attention_mask": padded([row.attention_mask for row in rows]),
        "token_type_ids": padded([row.type_ids for row in rows]),
    }


def computed(graph: onnxruntime.InferenceSession, inputs: dict[str, np.ndarray]) -> np.ndarray:
    return graph.run(None, inputs)[0]


def vectors_of_pytorch(checkpoint: Path, tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """The mean over the tokens of each text, alone in its batch, of length 1."""
    model = BertModel.from_pretrained(checkpoint).eval()
    with torch.no_grad():
        means = [model(**_tensors(tokenizer, each)).last_hidden_state[0].mean(0) for each in texts]
    return torch.nn.functional.normalize(torch.stack(means), dim=-1).numpy()


def logits_of_pytorch(checkpoint: Path, tokenizer: Tokenizer, pairs: list[tuple[str, str]]) -> np.ndarray:
    model = BertForSequenceClassification.from_pretrained(checkpoint).eval()
    with torch.no_grad():
        return np.concatenate([model(**_tensors(tokenizer, each)).logits.numpy() for each in pairs])


def _tensors(tokenizer: Tokenizer, text: Text) -> dict[str, torch.Tensor]:
    return {name: torch.from_numpy(values) for name, values in fed(tokenizer, [text]).items()}
