"""Reads the folder that `deepcodeseek dataset rerank` writes: questions, and the cards of the APIs that answer them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from .errors import TrainingError
from .fields import Fields

FORMAT = "deepcodeseek-rerank"
VERSION = 1
HEADER = "rerank.json"
CARDS = "cards.jsonl"
MAKE_AGAIN = "make the folder again with `deepcodeseek dataset rerank --out FOLDER`"

Split = Literal["train", "validation", "test"]
View = Literal["both", "before"]


@dataclass(frozen=True)
class Question:
    id: str
    view: View
    #: The script that the question was made of. Questions of one script are drawn together by the bootstrap.
    script: str
    #: Other scripts that call the positive's API.
    callers: int
    query: str
    #: The code behind the cursor; empty where only the code before it is in view.
    behind: str
    #: Numbers of cards.
    positive: int
    #: Wrong answers, the hardest first: in the order of the instance's ranker.
    candidates: tuple[int, ...]
    #: The place of the positive in that order, from 1; None where the retrievers did not find it.
    rank: int | None

    @property
    def id_in_view(self) -> str:
        """One example is asked once in each view."""
        return f"{self.id}/{self.view}"


@dataclass(frozen=True)
class RerankData:
    folder: Path
    instance: str
    generation: int
    #: As many of the ranking were taken at most.
    most_candidates: int
    #: The texts of the cards, by number.
    cards: tuple[str, ...]
    #: `scope.Class` of each: one API can have several cards.
    apis: tuple[str, ...]
    splits: Mapping[Split, tuple[Question, ...]]
    #: Hash of all files: a run goes on with the data that it began with.
    fingerprint: str

    def questions(self, split: Split) -> tuple[Question, ...]:
        """Raises TrainingError where there are none."""
        questions = self.splits[split]
        if not questions:
            raise TrainingError(
                f"{self.folder / _file_of(split)} holds no question, so there is neither right nor wrong to learn from: "
                "take an instance with more scripts that call APIs."
            )
        return questions

    def texts(self, numbers: Sequence[int]) -> list[str]:
        return [self.cards[number] for number in numbers]


def read_rerank_data(folder: Path) -> RerankData:
    """Raises TrainingError, which names file and line, where anything is not as the format says."""
    digest = hashlib.sha256()
    header = Fields(_header(folder, digest), folder / HEADER)
    counts = header.fields("questions")
    described = tuple(_cards(folder, digest))
    cards = tuple(text for _, text in described)
    _check_count(folder / CARDS, len(cards), header.whole("cards"))
    splits: dict[Split, tuple[Question, ...]] = {}
    for split in get_args(Split):
        splits[split] = tuple(_questions(folder, split, len(cards), digest))
        _check_count(folder / _file_of(split), len(splits[split]), counts.whole(split))
    return RerankData(
        folder=folder,
        instance=header.text("instance"),
        generation=header.whole("generation"),
        most_candidates=header.whole("candidates", least=1),
        cards=cards,
        apis=tuple(api for api, _ in described),
        splits=splits,
        fingerprint=digest.hexdigest(),
    )


def _header(folder: Path, digest: hashlib._Hash) -> dict:
    file = folder / HEADER
    if not file.is_file():
        raise TrainingError(f"{file} is missing, so the folder is not whole: {MAKE_AGAIN}.")
    content = file.read_bytes()
    digest.update(content)
    try:
        header = json.loads(content)
    except ValueError as error:
        raise TrainingError(f"{file} is no JSON ({error}): {MAKE_AGAIN}.") from error
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise TrainingError(f'{file} does not say "format": "{FORMAT}": {MAKE_AGAIN}.')
    if header.get("version") != VERSION:
        raise TrainingError(
            f"{file} is of version {header.get('version')}, and version {VERSION} is read: {MAKE_AGAIN}, "
            "or train with the release that wrote it."
        )
    return header


def _cards(folder: Path, digest: hashlib._Hash) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_lines(folder / CARDS, digest)):
        if line.whole("card") != number:
            raise line.error(f'"card" is {line.whole("card")} where card {number} has to stand')
        yield line.text("api"), line.text("text")


def _questions(folder: Path, split: Split, cards: int, digest: hashlib._Hash) -> Iterator[Question]:
    for line in _lines(folder / _file_of(split), digest):
        positive = _card(line, line.whole("positive"), cards)
        candidates = tuple(_card(line, each, cards) for each in line.wholes("candidates"))
        if not candidates:
            raise line.error("it has no candidates, so there are no negatives to tell the positive from")
        if positive in candidates:
            raise line.error(f"its positive, card {positive}, stands among its candidates")
        yield Question(
            id=line.text("id"),
            view=line.choice("view", get_args(View)),
            script=line.text("script"),
            callers=line.whole("callers"),
            query=line.text("query"),
            behind=line.text("behind"),
            positive=positive,
            candidates=candidates,
            rank=None if line.is_null("rank") else line.whole("rank", least=1),
        )


def _card(line: Fields, number: int, cards: int) -> int:
    if number >= cards:
        raise line.error(f"it names card {number}, and {CARDS} ends with card {cards - 1}")
    return number


def _lines(file: Path, digest: hashlib._Hash) -> Iterator[Fields]:
    if not file.is_file():
        raise TrainingError(f"{file} is missing: {MAKE_AGAIN}.")
    with file.open("rb") as stream:
        for number, content in enumerate(stream, start=1):
            digest.update(content)
            yield Fields(_line(content, file, number), file, number)


def _line(content: bytes, file: Path, number: int) -> dict:
    try:
        value = json.loads(content)
    except ValueError as error:
        raise TrainingError(f"{file}:{number} is a broken line ({error}): {MAKE_AGAIN}.") from error
    if not isinstance(value, dict):
        raise TrainingError(f"{file}:{number} is no JSON object: {MAKE_AGAIN}.")
    return value


def _check_count(file: Path, count: int, told: int) -> None:
    if count != told:
        raise TrainingError(f"{file} has {count} lines, and {HEADER} says {told}: {MAKE_AGAIN}.")


def _file_of(split: Split) -> str:
    return f"{split}.jsonl"
