"""Makes the small models that the program's tests run, and beside each what PyTorch gives for it.

`python tests/make_fixtures.py` from the exporter's folder writes `test/models/fixtures/` again; with `--checkpoint FOLDER`
it exports a checkpoint that `deepcodeseek-export tiny` wrote before, instead of training one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from itertools import chain, islice
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import Qwen3ForCausalLM

from deepcodeseek_export.lessons import lessons
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.reranker import RerankerOptions, export_reranker
from deepcodeseek_export.tiny import make_tiny_checkpoint, prompt_ids

FIXTURES = Path(__file__).resolve().parents[4] / "test" / "models" / "fixtures"
MADE_FROM = "a tiny checkpoint made from seed 7"
DESCRIPTION = f"A reranker exported from {MADE_FROM}"
MAX_TOKENS, QUERY_TOKENS, DOCUMENT_TOKENS = 2048, 192, 32
#: Below what a runtime cuts, so that the whole text is what it reads.
LONGEST_QUERY, LONGEST_DOCUMENT = 150, 32
PAIRS = 60
RERANKERS = (
    ("tiny-reranker-plain", "float32", False),
    ("tiny-reranker", "float32", True),
    ("tiny-reranker-int8", "int8", True),
)

ODD_PAIRS = (
    ("var invoice = ", ""),
    ("", "InvoiceUtil: get the total of invoice. sendInvoice(total)"),
    ("", ""),
    ("// prüfe die Rechnung: größer als 0 €\nvar invoice = ", "InvoiceUtil: get the total of invoice."),
    ("// 請求書の合計を計算する\nvar invoice = ", "VendorService: send the owner of vendor."),
    ("// проверить накладную\nvar vendor = ", "VendorService: проверить vendor."),
    ("var emoji = '🧾🚚';\n// get the shipment\n", "ShipmentHelper: count the 🚚 of shipment."),
    ("var name = 'e\u0301te\u0301';\n// get the budget\n", "BudgetManager: merge the état of budget."),
    ("var invoice =\r\n\tnew ", "InvoiceUtil:\n  get the total\n  of invoice"),
    ("   \t  ", "     "),
    ("if (! ticket.state) return;\n" * 12, "TicketManager: close the state of ticket. openTicket(state)"),
    ("var n = 1234567890; // 0x7f\nvar asset = ", "AssetService: compute the 1234 of asset."),
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
        _check_lengths(tokenizer, query, document)
        ids = torch.tensor([list(chain.from_iterable(prompt_ids(tokenizer, query, document)))])
        with torch.no_grad():
            no, yes = model(ids).logits[0, -1, labels].tolist()
        expected.append({"query": query, "document": document, "no": round(no, 6), "yes": round(yes, 6)})
    _write(FIXTURES / "tiny-reranker-expected.json", expected)


def _check_lengths(tokenizer: Tokenizer, query: str, document: str) -> None:
    for text, longest in ((query, LONGEST_QUERY), (document, LONGEST_DOCUMENT)):
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
