"""The tokenizer of a checkpoint, as a model that is installed has it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .checkpoint import TOKENIZER, TOKENIZER_CONFIG, CheckpointError

#: What a runtime does by itself; a tokenizer that did it too would cut texts and pad rows unseen.
LEFT_TO_THE_RUNTIME = ("truncation", "padding")


def copy_tokenizer(folder: Path, out: Path) -> None:
    """Copies both files from a checkpoint; the tokenizer then neither cuts nor pads. Raises CheckpointError."""
    for name in (TOKENIZER, TOKENIZER_CONFIG):
        if not (folder / name).exists():
            raise CheckpointError(
                f"{folder / name} is missing: load the folder with AutoTokenizer of Transformers and save it there."
            )
        shutil.copyfile(folder / name, out / name)
    tokenizer = json.loads((folder / TOKENIZER).read_text("utf-8"))
    if any(tokenizer.get(each) is not None for each in LEFT_TO_THE_RUNTIME):
        tokenizer.update(dict.fromkeys(LEFT_TO_THE_RUNTIME))
        (out / TOKENIZER).write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", "utf-8")
