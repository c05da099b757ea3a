"""From a trained checkpoint to a folder that `deepcodeseek models add` takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deepcodeseek_export.bert import EncoderOptions, export_encoder
from deepcodeseek_export.checkpoint import Checkpoint
from deepcodeseek_export.linear import Precision
from deepcodeseek_export.manifest import Described
from deepcodeseek_export.reranker import RerankerOptions, export_reranker

from .decoder_scorer import DecoderScorer
from .files import write_folder
from .pair_scorer import PairScorer

#: Served lengths of cards by architecture; the exporter's defaults.
DOCUMENT_TOKENS = {DecoderScorer.architecture: 32, PairScorer.architecture: 64}
MAX_TOKENS = 2_048


@dataclass(frozen=True)
class ExportOptions:
    described: Described
    precision: Precision
    query_tokens: int
    #: None takes what suits the architecture.
    document_tokens: int | None = None


def export_model(checkpoint: Path, out: Path, options: ExportOptions) -> Path:
    """Writes the folder whole or not at all and gives its path. Raises CheckpointError and TrainingError."""
    size = sum(each.stat().st_size for each in checkpoint.glob("*.safetensors"))
    architecture = Checkpoint(checkpoint).config.get("model_type")
    document_tokens = options.document_tokens or DOCUMENT_TOKENS[architecture]

    def write(folder: Path) -> None:
        # The exporter makes its folder itself.
        folder.rmdir()
        if architecture == PairScorer.architecture:
            export_encoder(
                checkpoint,
                folder,
                EncoderOptions(
                    options.described, "reranker", options.precision, None, options.query_tokens, document_tokens
                ),
            )
            return
        export_reranker(
            checkpoint,
            folder,
            RerankerOptions(
                options.described, options.precision, True, MAX_TOKENS, options.query_tokens, document_tokens
            ),
        )

    write_folder(out, size, write)
    return out
