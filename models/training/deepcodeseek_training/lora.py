"""Low-rank adaptation (Hu et al., "LoRA", ICLR 2022, section 4): a small product is learned beside each frozen matrix."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn


class LoraLinear(nn.Module):
    """`base(x) + scale * up(down(x))`. It begins as `base` alone, since `up` begins as zeros."""

    def __init__(self, base: nn.Linear, rank: int, scale: float) -> None:
        super().__init__()
        self.base = base.requires_grad_(False)
        self.scale = scale
        self.is_on = True
        device = base.weight.device
        self.down = nn.Parameter(torch.randn(rank, base.in_features, device=device) * base.in_features**-0.5)
        self.up = nn.Parameter(torch.zeros(base.out_features, rank, device=device))

    def forward(self, x: Tensor) -> Tensor:
        given = self.base(x)
        if not self.is_on:
            return given
        return given + nn.functional.linear(nn.functional.linear(x, self.down), self.up) * self.scale

    def merged(self) -> Tensor:
        """The one matrix that computes the same, [outputs, inputs]."""
        return self.base.weight.detach() + self.scale * (self.up @ self.down).detach()


def add_lora(module: nn.Module, names: Collection[str], rank: int, *, seed: int, keep: Collection[str] = ()) -> None:
    """Freezes a model, and wraps its linear layers of these names. Layers under the names in `keep` stay trained whole.

    The scale is 2: alpha is twice the rank, as the paper's code has it for language models.
    """
    torch.manual_seed(seed)
    for name, parameter in module.named_parameters():
        parameter.requires_grad_(name.split(".", 1)[0] in keep)
    wrapped = [
        (parent, name, child)
        for parent in module.modules()
        for name, child in parent.named_children()
        if name in names and isinstance(child, nn.Linear)
    ]
    for parent, name, child in wrapped:
        setattr(parent, name, LoraLinear(child, rank, scale=2.0))


def trains_only_lora(module: nn.Module) -> bool:
    """Whether a model without what was added to it is the model before."""
    trained = [name.rpartition(".") for name, each in module.named_parameters() if each.requires_grad]
    return all(isinstance(module.get_submodule(owner), LoraLinear) for owner, _, _ in trained)


@contextmanager
def without_lora(module: nn.Module) -> Iterator[None]:
    """Within it a model computes what it did before it was adapted."""
    layers = [each for each in module.modules() if isinstance(each, LoraLinear)]
    for layer in layers:
        layer.is_on = False
    try:
        yield
    finally:
        for layer in layers:
            layer.is_on = True


def merged_weights(module: nn.Module) -> dict[str, Tensor]:
    """All weights under the names that they have without LoRA."""
    layers = {name: each for name, each in module.named_modules() if isinstance(each, LoraLinear)}
    weights: dict[str, Tensor] = {}
    for name, value in module.state_dict().items():
        owner, _, kind = name.rpartition(".")
        if owner in layers:
            continue
        parent, _, last = owner.rpartition(".")
        if last != "base" or parent not in layers:
            weights[name] = value
        else:
            weights[f"{parent}.{kind}"] = layers[parent].merged() if kind == "weight" else value
    return weights
