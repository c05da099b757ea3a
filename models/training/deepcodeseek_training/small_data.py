"""A small folder as `deepcodeseek dataset rerank` writes it, made from a seed: for tests and for the proof.

Code handles one of fourteen things, and the right card is about the same one. Nothing of ServiceNow is in it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from deepcodeseek_export.lessons import NOUNS, card_about, code_about

from .dataset import CARDS, FORMAT, HEADER, VERSION, Split

CARDS_A_THING = 4
CANDIDATES = 20
QUESTIONS_A_SCRIPT = 2
#: Scripts of each split: no script is in two of them.
SCRIPTS: dict[Split, int] = {"train": 400, "validation": 40, "test": 100}


def write_small_data(folder: Path, seed: int, scripts: dict[Split, int] = SCRIPTS) -> None:
    """Fills a folder, which must be new."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    things = [noun for noun in NOUNS for _ in range(CARDS_A_THING)]
    cards = [
        {"card": number, "api": f"x_small.Api{number}", "text": card_about(chance, thing)}
        for number, thing in enumerate(things)
    ]
    write_lines(folder / CARDS, cards)
    counts: dict[str, int] = {}
    for split, count in scripts.items():
        questions = [
            question(chance, things, f"{split}-{script}", at)
            for script in range(count)
            for at in range(QUESTIONS_A_SCRIPT)
        ]
        write_lines(folder / f"{split}.jsonl", questions)
        counts[split] = len(questions)
    header = {
        "format": FORMAT,
        "version": VERSION,
        "instance": "small",
        "generation": 1,
        "candidates": CANDIDATES,
        "cards": len(cards),
        "questions": counts,
    }
    (folder / HEADER).write_text(json.dumps(header) + "\n", "utf-8")


def question(chance: random.Random, things: Sequence[str], script: str, at: int) -> dict:
    """A question, every second one in the view of both sides."""
    thing = chance.choice(NOUNS)
    positive = chance.choice([number for number, each in enumerate(things) if each == thing])
    others = [number for number, each in enumerate(things) if each != thing]
    is_both = at % 2 == 0
    return {
        "id": f"{script}-{at}",
        "view": "both" if is_both else "before",
        "script": script,
        "family": script,
        "scope": "x_small",
        "fold": 0,
        "origin": "call-site",
        "callers": chance.choice([0, 1, 5, 20]),
        "query": code_about(chance, thing),
        "behind": "gs.info(done);\n" if is_both else "",
        "positive": positive,
        "rank": chance.randint(1, CANDIDATES),
        "candidates": chance.sample(others, CANDIDATES),
    }


def write_lines(file: Path, lines: Sequence[dict]) -> None:
    file.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
