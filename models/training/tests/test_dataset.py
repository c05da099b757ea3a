"""A folder that is not as the format says is refused in one line, which names file and line."""

import json
import shutil
from pathlib import Path

import pytest

from deepcodeseek_training.dataset import read_rerank_data
from deepcodeseek_training.errors import TrainingError


@pytest.fixture
def folder(data_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder, tmp_path / "copy"))


def change_header(folder: Path, **changed: object) -> None:
    file = folder / "rerank.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **changed}))


def change_line(folder: Path, name: str, number: int, **changed: object) -> None:
    file = folder / name
    lines = file.read_text().splitlines()
    lines[number - 1] = json.dumps({**json.loads(lines[number - 1]), **changed})
    file.write_text("\n".join(lines) + "\n")


def refused(folder: Path) -> str:
    with pytest.raises(TrainingError) as raised:
        read_rerank_data(folder)
    message = str(raised.value)
    assert "\n" not in message
    assert "deepcodeseek dataset rerank" in message
    return message


def test_a_folder_is_read_whole(data):
    assert (data.instance, data.most_candidates, len(data.cards)) == ("small", 20, 56)
    first = data.questions("train")[0]
    assert (first.script, first.view, len(first.candidates)) == ("train-0", "both", 20)
    assert data.texts([first.positive]) == [data.cards[first.positive]]


def test_without_its_header_a_folder_is_not_whole(folder):
    (folder / "rerank.json").unlink()
    assert "rerank.json is missing" in refused(folder)


def test_without_a_file_it_is_not_whole(folder):
    (folder / "test.jsonl").unlink()
    assert "test.jsonl is missing" in refused(folder)


def test_another_version_is_named(folder):
    change_header(folder, version=2)
    assert "version 2, and version 1 is read" in refused(folder)


@pytest.mark.parametrize("content", ["", "[]", '{"format": "other", "version": 1}', "\x00"])
def test_a_header_of_something_else_is_refused(folder, content):
    (folder / "rerank.json").write_text(content)
    assert "rerank.json" in refused(folder)


def test_a_broken_line_is_named(folder):
    file = folder / "train.jsonl"
    lines = file.read_text().splitlines()
    lines[4] = lines[4][:30]
    file.write_text("\n".join(lines))
    assert "train.jsonl:5 is a broken line" in refused(folder)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"candidates": []}, "no negatives"),
        ({"candidates": [56]}, "names card 56, and cards.jsonl ends with card 55"),
        ({"positive": 99}, "names card 99"),
        ({"positive": None}, '"positive"'),
        ({"positive": True}, '"positive"'),
        ({"candidates": [1, -1]}, '"candidates"'),
        ({"candidates": "1"}, '"candidates" has to be a list'),
        ({"view": "behind"}, '"view" has to be one of both, before'),
        ({"query": 1}, '"query" has to be a text'),
        ({"rank": 0}, '"rank"'),
    ],
)
def test_a_question_that_cannot_be_asked_is_named(folder, changed, told):
    change_line(folder, "validation.jsonl", 3, **changed)
    message = refused(folder)
    assert "validation.jsonl:3" in message
    assert told in message


def test_a_positive_among_its_candidates_is_refused(folder):
    change_line(folder, "train.jsonl", 1, positive=4, candidates=[3, 4])
    assert "card 4, stands among its candidates" in refused(folder)


def test_a_card_in_another_place_is_refused(folder):
    change_line(folder, "cards.jsonl", 2, card=7)
    assert "cards.jsonl:2" in refused(folder)


def test_a_file_that_was_cut_is_noticed(folder):
    file = folder / "cards.jsonl"
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-1]))
    assert "cards.jsonl has 55 lines, and rerank.json says 56" in refused(folder)


def test_questions_of_one_class_are_refused_when_they_are_asked_for(folder):
    (folder / "train.jsonl").write_text("")
    change_header(folder, questions={"train": 0, "validation": 12, "test": 16})
    read = read_rerank_data(folder)
    with pytest.raises(TrainingError, match=r"train\.jsonl holds no question"):
        read.questions("train")


def test_half_of_a_pair_of_code_units_is_a_text_all_the_same(folder):
    change_line(folder, "train.jsonl", 1, query="var name = '\ud83d';")
    assert read_rerank_data(folder).questions("train")[0].query == "var name = '\ufffd';"


def test_a_change_of_any_file_changes_the_fingerprint(folder, data):
    assert read_rerank_data(folder).fingerprint == data.fingerprint
    change_line(folder, "test.jsonl", 1, query="other")
    assert read_rerank_data(folder).fingerprint != data.fingerprint
