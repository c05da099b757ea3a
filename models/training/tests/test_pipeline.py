"""`all` in pieces: every stage in turn, and at the end a folder that `deepcodeseek models add` takes."""

import json
import subprocess
from pathlib import Path

import pytest

from deepcodeseek_training.__main__ import COMMANDS, main
from deepcodeseek_training.arguments import EXAMPLES, build_parser
from deepcodeseek_training.files import PARTIAL


@pytest.fixture
def told(data_folder: Path, encoder: Path, tmp_path: Path) -> list[object]:
    return [
        "all", "--data", data_folder, "--checkpoint", encoder, "--run", tmp_path / "mine", "--steps", 2, "--rl-steps", 2,
        "--questions", 2, "--negatives", 2, "--samples", 2, "--every", 1, "--budgets", 32, "--most", 4,
        "--validation-questions", 2, "--validation-candidates", 3, "--precision", "float32", "--name", "mine",
    ]  # fmt: skip


def finished(process: subprocess.Popen) -> tuple[int, str, str]:
    out, error = process.communicate()
    return process.returncode, out, error


def test_a_pipeline_in_pieces_comes_to_its_end(start, told, tmp_path):
    run = tmp_path / "mine"
    code, out, error = finished(start(*told, "--minutes", "0.0001"))
    assert code == 75, error
    assert "Stopped while base was evaluated" in out
    assert not (run / "sft").exists()
    code, out, error = finished(start(*told))
    assert code == 0, error
    manifest = json.loads((run / "export" / "manifest.json").read_text())
    assert (manifest["name"], manifest["role"], manifest["precision"]) == ("mine", "reranker", "int8")
    assert manifest["source"] == {"kind": "made", "from": "tiny"}
    stages = [each["system"] for each in json.loads((run / "evaluation" / "evaluation.json").read_text())["systems"]]
    assert set(stages) == {"ranker", "base", "sft", "rl"}
    assert not list(run.rglob(f"{PARTIAL}*"))
    before = (run / "export" / "manifest.json").stat().st_mtime_ns
    code, out, _ = finished(start(*told))
    assert code == 0
    assert "deepcodeseek models add" in out
    assert (run / "export" / "manifest.json").stat().st_mtime_ns == before


def test_what_is_wrong_is_told_in_one_line(start, told, tmp_path):
    told[told.index("--data") + 1] = tmp_path
    code, _, error = finished(start(*told))
    assert code == 1
    assert error == (
        f"{tmp_path / 'rerank.json'} is missing, so the folder is not whole: "
        "make the folder again with `deepcodeseek dataset rerank --out FOLDER`.\n"
    )


def test_every_command_tells_an_example():
    parser = build_parser(COMMANDS)
    assert set(EXAMPLES) == set(COMMANDS)
    for name, example in EXAMPLES.items():
        words = example.split()
        assert words[:2] == ["deepcodeseek-train", name]
        assert parser.parse_args(words[1:]).command is COMMANDS[name]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (["--name", "Mine"], "lower-case letters"),
        (["--questions", "0"], "a whole number from 1, got 0"),
        (["--samples", "1"], "a whole number from 2, got 1"),
        (["--budgets", "48"], "invalid choice: 48"),
        (["--kl", "2"], "from 0 to 1"),
        (["--minutes", "0"], "above 0"),
        (["--steps", "many"], "invalid whole number value: 'many'"),
    ],
)
def test_an_option_that_cannot_be_is_refused_before_anything_is_read(capsys, changed, told):
    with pytest.raises(SystemExit) as ended:
        main(["all", "--data", "nowhere", "--checkpoint", "nowhere", "--run", "nowhere", *changed])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_stages_of_one_name_are_refused(data_folder, encoder, tmp_path, capsys):
    stages = ["--stage", f"base={encoder}", "--stage", f"base={encoder}"]
    assert main(["evaluate", "--data", str(data_folder), "--out", str(tmp_path), *stages]) == 1
    assert "same name" in capsys.readouterr().err
