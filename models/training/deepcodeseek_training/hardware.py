"""What a training runs on."""

from __future__ import annotations

import platform
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal

import torch

from .errors import TrainingError

Precision = Literal["auto", "float32", "bfloat16"]

#: Either computes products in bfloat16 itself; elsewhere they are slower than in float32.
BFLOAT16_FEATURES = ("avx512_bf16", "amx_bf16")
TOLD_FEATURES = ("avx2", "avx512_f", "avx512_vnni", *BFLOAT16_FEATURES)


@dataclass(frozen=True)
class Hardware:
    device: torch.device
    #: Whether products are computed in bfloat16; weights, sums and losses stay float32.
    is_bfloat16: bool

    def autocast(self) -> AbstractContextManager:
        if not self.is_bfloat16:
            return nullcontext()
        return torch.autocast(self.device.type, dtype=torch.bfloat16)

    def words(self) -> str:
        precision = "bfloat16" if self.is_bfloat16 else "float32"
        return f"{device_words(self.device)}, {precision}"


def find_hardware(device: str = "auto", precision: Precision = "auto") -> Hardware:
    """A GPU where there is one; bfloat16 where there is hardware for it. Raises TrainingError for a GPU that is not there."""
    has_gpu = torch.cuda.is_available()
    if device == "cuda" and not has_gpu:
        raise TrainingError("PyTorch finds no GPU: leave --device out, or install PyTorch for the GPU's driver.")
    chosen = torch.device("cuda" if has_gpu and device != "cpu" else "cpu")
    return Hardware(chosen, precision == "bfloat16" or (precision == "auto" and has_bfloat16(chosen)))


def has_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    features = torch.cpu.get_capabilities()
    return any(features.get(each, False) for each in BFLOAT16_FEATURES)


def device_words(device: torch.device) -> str:
    if device.type == "cuda":
        taken = torch.cuda.get_device_properties(device)
        return f"{taken.name}, {taken.total_memory / 2**30:.0f} GiB"
    features = torch.cpu.get_capabilities()
    told = [each for each in TOLD_FEATURES if features.get(each, False)]
    name = features.get("cpu_name") or platform.machine()
    threads = torch.get_num_threads()
    return f"{name}, {threads} thread{'' if threads == 1 else 's'} ({', '.join(told)})"
