"""What scores the cards of a question, whatever the architecture: this is what is trained."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
from deepcodeseek_export.checkpoint import SPLITS_IDENTIFIERS, TOKENIZER, CheckpointError
from deepcodeseek_export.identifiers import split_identifiers
from deepcodeseek_export.tokenizer import copy_tokenizer
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import PreTrainedModel, logging

from .errors import TrainingError
from .lora import merged_weights

#: The lengths of cards that are served, in tokens. One checkpoint is trained for all.
CARD_BUDGETS = (32, 64, 128)
#: The score where a question has fewer cards than another: its share of a softmax is 0 to the last bit.
ABSENT = -1e9


@dataclass(frozen=True)
class Asked:
    """A question and the cards that are scored for it."""

    query: str
    behind: str
    documents: Sequence[str]


class Scorer(ABC):
    architecture: ClassVar[str]
    #: Names of the layers that small matrices are added to by LoRA.
    projections: ClassVar[frozenset[str]]

    def __init__(self, folder: Path, module: PreTrainedModel, query_tokens: int) -> None:
        self.folder = folder
        self.module = module
        self.query_tokens = query_tokens
        self.tokenizer = _open_tokenizer(folder)
        self._documents: dict[str, list[int]] = {}

    @property
    def device(self) -> torch.device:
        return self.module.device

    @abstractmethod
    def scores(self, asked: Sequence[Asked], document_tokens: int) -> Tensor:
        """float32 [questions, cards], higher is better, ABSENT where a question has fewer cards than another.

        Cards are cut at `document_tokens`, as a model is served whose manifest says so.
        """

    def parameters(self) -> Mapping[str, nn.Parameter]:
        """What is trained, by name."""
        return {name: each for name, each in self.module.named_parameters() if each.requires_grad}

    def save(self, folder: Path) -> None:
        """Writes a checkpoint in the usual layout into a folder; what LoRA added is merged into the weights."""
        self.module.save_pretrained(folder, state_dict=merged_weights(self.module))
        copy_tokenizer(self.folder, folder)

    def encode(self, text: str) -> list[int]:
        read = split_identifiers(text) if getattr(self.module.config, SPLITS_IDENTIFIERS, False) else text
        return self.tokenizer.encode(read, add_special_tokens=False).ids

    def encode_document(self, text: str, document_tokens: int) -> list[int]:
        """Tokenises each card once."""
        tokens = self._documents.get(text)
        if tokens is None:
            tokens = self._documents[text] = self.encode(text)
        return tokens[:document_tokens]


def load_module(
    kind: type[PreTrainedModel], folder: Path, may_miss: Callable[[str], bool]
) -> tuple[PreTrainedModel, list[str]]:
    """The weights of a checkpoint as float32, and the names of tensors that it lacks and that `may_miss` allows.

    Raises TrainingError where others are missing.
    """
    level = logging.get_verbosity()
    # It reports at length what is said in a line here.
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        module, told = kind.from_pretrained(folder, dtype=torch.float32, output_loading_info=True)
    except (OSError, RuntimeError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise TrainingError(f"{folder} cannot be loaded ({reason}): fetch the checkpoint again.") from error
    finally:
        logging.set_verbosity(level)
    missing = sorted(told["missing_keys"])
    lost = [name for name in missing if not may_miss(name)]
    if lost:
        raise TrainingError(
            f"{folder} lacks {len(lost)} tensors, {lost[0]} among them: it is not all of a checkpoint; fetch it again."
        )
    return module, missing


def turn_dropout_off(module: nn.Module) -> None:
    """In training too."""
    for each in module.modules():
        if isinstance(each, nn.Dropout):
            each.p = 0.0


def padded_scores(rows: Iterable[Tensor]) -> Tensor:
    """Scores of questions [cards] as one tensor [questions, cards]."""
    return nn.utils.rnn.pad_sequence(list(rows), batch_first=True, padding_value=ABSENT).float()


def padded_tokens(rows: Sequence[Sequence[int]], device: torch.device) -> Tensor:
    """int64 [rows, tokens], 0 behind the end of a row."""
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows], device=device)


def _open_tokenizer(folder: Path) -> Tokenizer:
    file = folder / TOKENIZER
    if not file.is_file():
        raise CheckpointError(f"{file} is missing: a checkpoint holds config.json, tensors and a tokenizer.")
    try:
        tokenizer = Tokenizer.from_file(str(file))
    # The library raises nothing more exact.
    except Exception as error:
        raise TrainingError(f"{file} is no tokenizer ({error}): fetch the checkpoint again.") from error
    # What the exporter leaves out of a model that is served.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
