"""Identifiers as their words: a vocabulary of English cuts `getOpenTotal` into pieces that are none."""

from __future__ import annotations

import re

#: Between a small letter or digit and a capital, and before the last capital of several: `openURLTool` is `open URL Tool`.
BOUNDARY = re.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def split_identifiers(text: str) -> str:
    """`models/onnx/split-identifiers.ts` does the same to what a model reads whose manifest says so."""
    return BOUNDARY.sub(" ", text)
