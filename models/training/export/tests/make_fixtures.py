"""Makes the small models that the program's tests run, and beside each what PyTorch gives for it.

`python tests/make_fixtures.py` from the exporter's folder, with the exporter installed, writes `test/models/fixtures/`
again; with `--checkpoint FOLDER` it exports a checkpoint that `deepcodeseek-export tiny` wrote, instead of training one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from itertools import chain, islice
from pathlib import Path

import torch
from encoding import logits_of_pytorch, vectors_of_pytorch
from fixture_texts import ODD_PAIRS
from tokenizers import Tokenizer
from transformers import Qwen3ForCausalLM

from deepcodeseek_export.bert import EncoderOptions, Role, export_encoder
from deepcodeseek_export.lessons import lessons
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.reranker import RerankerOptions, export_reranker
from deepcodeseek_export.tiny import make_tiny_checkpoint, prompt_ids
from deepcodeseek_export.tiny_encoder import make_tiny_encoder

FIXTURES = Path(__file__).resolve().parents[4] / "test" / "models" / "fixtures"
MADE_FROM = "a tiny checkpoint made from seed 7"
DESCRIPTION = f"A reranker exported from {MADE_FROM}"
MAX_TOKENS, QUERY_TOKENS, DOCUMENT_TOKENS = 2048, 192, 32
#: Below what a runtime cuts, so that the whole text is what it reads.
LONGEST_QUERY, LONGEST_DOCUMENT = 150, 32
PAIRS = 60
ENCODER_MADE_FROM = "random weights made from seed 7"
ENCODER_DOCUMENT_TOKENS = 64
TEXTS = 10
RERANKERS = (
    ("tiny-reranker-plain", "float32", False),
    ("tiny-reranker", "float32", True),
    ("tiny-reranker-int8", "int8", True),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, help="a tiny checkpoint that exists already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = options.checkpoint or Path(folder) / "tiny"
        if options.checkpoint is None:
            make_tiny_checkpoint(checkpoint)
        make_rerankers(checkpoint)
        make_embedder(Path(folder) / "embedder")
        make_cross_encoder(Path(folder) / "cross-encoder")


def make_rerankers(checkpoint: Path) -> None:
    for name, precision, shared in RERANKERS:
        described = Described(name, DESCRIPTION, "Apache-2.0", MADE_FROM)
        settings = RerankerOptions(described, precision, shared, MAX_TOKENS, QUERY_TOKENS, DOCUMENT_TOKENS)
        export_reranker(checkpoint, _emptied(name), settings)
    tokenizer = Tokenizer.from_file(str(checkpoint / "tokenizer.json"))
    model = Qwen3ForCausalLM.from_pretrained(checkpoint).eval()
    labels = [tokenizer.token_to_id("no"), tokenizer.token_to_id("yes")]
    taught = ((each.query, each.document) for each in lessons(11))
    expected = []
    for query, document in islice((*ODD_PAIRS, *islice(taught, PAIRS)), PAIRS):
        _check_length(tokenizer, query, LONGEST_QUERY)
        _check_length(tokenizer, document, LONGEST_DOCUMENT)
        ids = torch.tensor([list(chain.from_iterable(prompt_ids(tokenizer, query, document)))])
        with torch.no_grad():
            no, yes = model(ids).logits[0, -1, labels].tolist()
        expected.append({"query": query, "document": document, "no": round(no, 6), "yes": round(yes, 6)})
    _write(FIXTURES / "tiny-reranker-expected.json", expected)


def make_embedder(checkpoint: Path) -> None:
    tokenizer = _make_encoder(checkpoint, "tiny-embedder", "embedder")
    texts = [text for pair in _encoder_pairs(TEXTS) for text in pair][:TEXTS]
    for text in texts:
        _check_length(tokenizer, text, LONGEST_QUERY)
    vectors = vectors_of_pytorch(checkpoint, tokenizer, texts)
    expected = [
        {"text": text, "vector": [round(each, 6) for each in vector.tolist()]}
        for text, vector in zip(texts, vectors, strict=True)
    ]
    _write(FIXTURES / "tiny-embedder-expected.json", expected)


def make_cross_encoder(checkpoint: Path) -> None:
    tokenizer = _make_encoder(checkpoint, "tiny-cross-encoder", "reranker")
    pairs = _encoder_pairs(TEXTS)
    for query, document in pairs:
        _check_length(tokenizer, query, LONGEST_QUERY)
        _check_length(tokenizer, document, ENCODER_DOCUMENT_TOKENS)
    logits = logits_of_pytorch(checkpoint, tokenizer, pairs)
    expected = [
        {"query": query, "document": document, "logit": round(logit, 6)}
        for (query, document), [logit] in zip(pairs, logits.tolist(), strict=True)
    ]
    _write(FIXTURES / "tiny-cross-encoder-expected.json", expected)


def _make_encoder(checkpoint: Path, name: str, role: Role) -> Tokenizer:
    make_tiny_encoder(checkpoint, role)
    described = Described(name, f"Random weights in the shape of a small BERT: {role}", "Apache-2.0", ENCODER_MADE_FROM)
    settings = EncoderOptions(described, role, "float32", None, QUERY_TOKENS, ENCODER_DOCUMENT_TOKENS)
    export_encoder(checkpoint, _emptied(name), settings)
    return Tokenizer.from_file(str(checkpoint / "tokenizer.json"))


def _encoder_pairs(count: int) -> list[tuple[str, str]]:
    """Odd ones and ordinary ones, half of each."""
    taught = [(each.query, each.document) for each in islice(lessons(12), count)]
    return [pair for both in zip(ODD_PAIRS[1:], taught, strict=False) for pair in both][:count]


def _check_length(tokenizer: Tokenizer, text: str, longest: int) -> None:
    length = len(tokenizer.encode(text, add_special_tokens=False).ids)
    if length >= longest:
        raise ValueError(f"{text!r} has {length} tokens; a fixture has fewer than {longest}.")


def _emptied(name: str) -> Path:
    """The path of a fixture's folder, which then does not exist."""
    folder = FIXTURES / name
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
