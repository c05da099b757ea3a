"""Ranks of the test questions under each stage, at each length of cards. Kept as they come, so that it can go on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .dataset import Question, RerankData
from .hardware import Hardware
from .open_scorer import open_frozen
from .prompt_query import QUERY_TOKENS
from .score_questions import ranks
from .scorer import CARD_BUDGETS, Scorer
from .stage import sample
from .stopping import Stopping

RANKS = "ranks"


@dataclass(frozen=True)
class Evaluated:
    """A checkpoint under the name that the tables give it."""

    name: str
    checkpoint: Path


@dataclass(frozen=True)
class EvaluationOptions:
    data: RerankData
    #: Ranks are kept here.
    folder: Path
    budgets: tuple[int, ...] = CARD_BUDGETS
    query_tokens: int = QUERY_TOKENS
    #: At most so many test questions; None takes all.
    most: int | None = None
    seed: int = 1

    def questions(self) -> list[Question]:
        """Raises TrainingError where there are none."""
        return sample(self.data.questions("test"), self.most, self.seed)


@dataclass(frozen=True)
class SystemRanks:
    """How one system ranked the questions: a stage at a length of cards, or the instance's ranker (length None)."""

    system: str
    document_tokens: int | None
    #: float64 [questions], from 1, infinite for a miss.
    ranks: np.ndarray

    @property
    def name(self) -> str:
        return self.system if self.document_tokens is None else f"{self.system}, {self.document_tokens}"


def evaluate(
    options: EvaluationOptions,
    stages: Sequence[Evaluated],
    hardware: Hardware,
    stopping: Stopping,
    say: Callable[[str], None] = print,
) -> list[SystemRanks] | None:
    """The instance's ranker first, then every stage; None where it was stopped before its end. Raises TrainingError."""
    questions = options.questions()
    systems = [SystemRanks("ranker", None, np.array([_told(each) for each in questions]))]
    for stage in stages:
        fingerprint = _fingerprint(stage.checkpoint)
        scorer: Scorer | None = None
        for document_tokens in options.budgets:
            kept = _KeptRanks(options, stage, fingerprint, document_tokens)
            missing = [each for each in questions if each.id_in_view not in kept.known]
            if missing:
                say(f"{stage.name}, cards of {document_tokens} tokens: {len(missing)} questions to rank")
                scorer = scorer or open_frozen(
                    stage.checkpoint, query_tokens=options.query_tokens, device=hardware.device
                )
                found = ranks(scorer, options.data, missing, document_tokens, hardware)
                for question, rank in zip(missing, found, strict=True):
                    kept.add(question, rank)
                    if (reason := stopping.reason()) is not None:
                        say(f"Stopped while {stage.name} was evaluated: {reason}.")
                        return None
            ranked = [_placed(each, kept.known[each.id_in_view], options.data) for each in questions]
            systems.append(SystemRanks(stage.name, document_tokens, np.array(ranked)))
    return systems


def _told(question: Question) -> float:
    return float("inf") if question.rank is None else float(question.rank)


def _placed(question: Question, among_candidates: int, data: RerankData) -> float:
    """What the candidates do not hold is missed; what stands behind those that are scored keeps its place."""
    if question.rank is None or question.rank > data.most_candidates:
        return _told(question)
    return float(among_candidates)


class _KeptRanks:
    """A file of ranks: first what they were found with, then one a line."""

    def __init__(self, options: EvaluationOptions, stage: Evaluated, fingerprint: str, document_tokens: int) -> None:
        folder = options.folder / RANKS
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{stage.name}-{document_tokens}.jsonl"
        found_with = {
            "checkpoint": fingerprint,
            "data": options.data.fingerprint,
            "queryTokens": options.query_tokens,
        }
        first, *rest = self._lines() or [None]
        self.known: dict[str, int] = {}
        if first == found_with:
            self.known = {each["question"]: each["rank"] for each in rest}
        lines = [found_with, *({"question": name, "rank": rank} for name, rank in self.known.items())]
        self._file.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")

    def add(self, question: Question, rank: int) -> None:
        self.known[question.id_in_view] = rank
        with self._file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"question": question.id_in_view, "rank": rank}) + "\n")

    def _lines(self) -> list[Mapping]:
        """Up to the first that was not written to its end."""
        lines: list[Mapping] = []
        if self._file.exists():
            for line in self._file.read_text("utf-8").splitlines():
                try:
                    lines.append(json.loads(line))
                except ValueError:
                    break
        return lines


def _fingerprint(checkpoint: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(checkpoint.glob("*.safetensors")):
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()
