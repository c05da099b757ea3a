"""A small untrained checkpoint: what a graph computes does not depend on what the weights have learned."""

from pathlib import Path

import pytest

from deepcodeseek_export.tiny import TinyOptions, make_tiny_checkpoint


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkpoints") / "tiny"
    make_tiny_checkpoint(folder, TinyOptions(seed=3, steps=5))
    return folder
