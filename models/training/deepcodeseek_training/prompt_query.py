"""The part of a prompt that holds the code around the cursor, cut as `models/onnx/rerank` cuts it.

A model is trained on the tokens that it is served, so every constant here stands there too.
"""

from __future__ import annotations

from collections.abc import Callable

#: Tokens of the query unless a command says otherwise; the exporter's default.
QUERY_TOKENS = 192
#: What stands behind the cursor may take this share of the tokens; the rest is for what leads up to it.
BEHIND_SHARE = 0.25
BEHIND_MARK = "// after the cursor:\n"
BEFORE_MARK = "\n// before the cursor:\n"
#: How far the beginning of a query moves at once.
STEP = 32

Encode = Callable[[str], list[int]]


def cut_front(tokens: list[int], most: int) -> list[int]:
    """The last tokens, at most `most`; what is cut off in front is a multiple of a step."""
    over = len(tokens) - most
    return tokens if over <= 0 else tokens[-(-over // STEP) * STEP :]


def prompt_query(template: str, query: str, behind: str, encode: Encode, most: int) -> list[int]:
    """`template` with the code in the place of `{query}`, at most `most` tokens.

    What stands behind the cursor comes first, its end cut off; then what stands before it, cut at its beginning.
    """
    if behind == "":
        return cut_front(encode(template.replace("{query}", query, 1)), most)
    lead, _, tail = template.partition("{query}")
    first = encode(f"{lead}{BEHIND_MARK}{behind}")[: int(most * BEHIND_SHARE)]
    mark = encode(BEFORE_MARK)
    rest = cut_front(encode(f"{query}{tail}"), most - len(first) - len(mark))
    return [*first, *mark, *rest]
