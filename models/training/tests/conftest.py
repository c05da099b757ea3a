"""Small checkpoints of the true architectures, and a small folder of questions."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from deepcodeseek_export.tiny import TinyOptions, make_tiny_checkpoint
from deepcodeseek_export.tiny_encoder import make_tiny_encoder

from deepcodeseek_training.dataset import RerankData, read_rerank_data
from deepcodeseek_training.hardware import Hardware
from deepcodeseek_training.small_data import write_small_data

PACKAGES = Path(__file__).resolve().parents[1]
SCRIPTS = {"train": 30, "validation": 6, "test": 8}

torch.set_num_threads(1)

Start = Callable[..., subprocess.Popen]


@pytest.fixture(scope="session")
def decoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It has learned nothing: what is computed does not depend on that."""
    folder = tmp_path_factory.mktemp("decoder") / "tiny"
    make_tiny_checkpoint(folder, TinyOptions(seed=3, steps=5))
    return folder


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoder") / "tiny"
    make_tiny_encoder(folder, "reranker")
    return folder


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "small"
    write_small_data(folder, 1, SCRIPTS)
    return folder


@pytest.fixture(scope="session")
def data(data_folder: Path) -> RerankData:
    return read_rerank_data(data_folder)


@pytest.fixture(scope="session")
def hardware() -> Hardware:
    return Hardware(torch.device("cpu"), is_bfloat16=False)


@pytest.fixture(scope="session")
def start() -> Start:
    """Starts the command in a process of its own, its output read as text."""

    def started(*arguments: object) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "deepcodeseek_training", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(map(str, (PACKAGES, PACKAGES / "export"))),
                "OMP_NUM_THREADS": "1",
            },
        )

    return started
