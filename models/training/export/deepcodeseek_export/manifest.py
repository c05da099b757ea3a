"""The manifest beside a model: what the program needs to know to run it. `models/catalogue/manifest.ts` validates it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"

#: The prompt of Qwen3-Reranker as its authors give it; what is asked is ours.
SYSTEM = (
    "Judge whether the Document meets the requirements based on the Query and the Instruct provided. "
    'Note that the answer can only be "yes" or "no".'
)
INSTRUCTION = (
    "The Query is the code of a ServiceNow script up to the cursor. "
    "Judge whether the API that the Document describes is the one to call next."
)


@dataclass(frozen=True)
class Described:
    """What a person says of a model."""

    name: str
    description: str
    licence: str
    made_from: str


def decoder_reranker_contract(*, shared_prefix: bool) -> dict:
    return {
        "kind": "decoder-reranker",
        "prompt": {
            "head": (f"<|im_start|>system\n{SYSTEM}<|im_end|>\n<|im_start|>user\n<Instruct>: {INSTRUCTION}\n<Query>:"),
            "query": " {query}\n<Document>:",
            "document": " {document}",
            "suffix": "<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n",
        },
        "labels": {"kind": "two", "order": ["no", "yes"]},
        "padding": "right",
        "sharedPrefix": shared_prefix,
        "positions": "last",
    }


def pair_encoder_contract() -> dict:
    return {"kind": "pair-encoder", "labels": {"kind": "one"}}


def text_encoder_contract(dimensions: int) -> dict:
    return {
        "kind": "text-encoder",
        "pooling": "none",
        "dimensions": dimensions,
        "queryPrefix": "",
        "documentPrefix": "",
    }


def write_manifest(
    out: Path,
    described: Described,
    *,
    role: str,
    architecture: str,
    graph: str,
    tokenizer: str,
    tokenizer_config: str | None,
    precision: str,
    contract: dict,
    max_tokens: int,
    query_tokens: int,
    document_tokens: int,
    splits_identifiers: bool = False,
) -> Path:
    """Writes the manifest of all files in `out` and gives its path."""
    files = sorted(each for each in out.iterdir() if each.is_file() and each.name != MANIFEST)
    manifest = {
        "format": 1,
        "name": described.name,
        "role": role,
        "architecture": architecture,
        "description": described.description,
        "licence": described.licence,
        "source": {"kind": "made", "from": described.made_from},
        "files": [{"path": each.name, "bytes": each.stat().st_size, "sha256": _sha256(each)} for each in files],
        "graph": graph,
        "tokenizer": tokenizer,
        "tokenizerConfig": tokenizer_config,
        "precision": precision,
        "identifiers": "split" if splits_identifiers else "whole",
        "contract": contract,
        "maxTokens": max_tokens,
        "queryTokens": query_tokens,
        "documentTokens": document_tokens,
        "measured": [],
    }
    file = out / MANIFEST
    file.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    return file


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
