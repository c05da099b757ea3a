"""A run that is stopped, killed or broken, and goes on."""

import json
import resource
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from deepcodeseek_training.errors import TrainingError
from deepcodeseek_training.rl import run_rl
from deepcodeseek_training.run_folder import RunFolder
from deepcodeseek_training.run_log import RunLog
from deepcodeseek_training.sft import run_sft
from deepcodeseek_training.stage import ReinforcementOptions, StageOptions
from deepcodeseek_training.stopping import Stopping
from deepcodeseek_training.trainer import TrainerOptions, batches, learning_rate_at

STEPS = 8


@pytest.fixture
def options(data, encoder, tmp_path) -> StageOptions:
    """The encoder of the fixtures has dropout: what is drawn for it has to be drawn again."""
    return StageOptions(
        data,
        tmp_path / "run",
        encoder,
        steps=STEPS,
        questions=4,
        at_once=2,
        negatives=3,
        every=3,
        learning_rate=1e-3,
        validation_questions=4,
        validation_candidates=5,
    )


def weights(run: Path) -> dict[str, torch.Tensor]:
    return load_file(run / "model" / "model.safetensors")


def told(run: Path) -> list[dict]:
    """What the log says, how long a step took left out."""
    return [{name: value for name, value in each.items() if name != "seconds"} for each in RunLog(run).entries()]


def same(one: Path, other: Path) -> bool:
    first, second = weights(one), weights(other)
    return all(torch.equal(first[name], second[name]) for name in first)


class After(Stopping):
    """Told to stop after so many steps."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._left = steps

    def reason(self) -> str | None:
        self._left -= 1
        return "enough" if self._left == 0 else None


def run(options: StageOptions, hardware, steps: int | None = None) -> bool:
    stopping = Stopping() if steps is None else After(steps)
    return run_sft(options, hardware, stopping, lambda _words: None)


@pytest.fixture
def whole(options, hardware, tmp_path) -> Path:
    """A run that was never stopped."""
    folder = tmp_path / "whole"
    assert run(replace(options, run=folder), hardware)
    return folder


@pytest.mark.parametrize("parts", [[1], [3], [2, 3], [1, 1, 1, 1]])
def test_a_run_that_was_stopped_gives_what_one_gives_that_was_not(options, hardware, whole, parts):
    for steps in parts:
        assert not run(options, hardware, steps)
    assert run(options, hardware)
    assert same(options.run, whole)
    assert [each for each in told(options.run) if "event" not in each] == told(whole)


def test_lora_goes_on_exactly_too(options, hardware, tmp_path):
    small = replace(options, lora_rank=2)
    run(replace(small, run=tmp_path / "once"), hardware)
    assert not run(small, hardware, 4)
    assert run(small, hardware)
    assert same(small.run, tmp_path / "once")


def test_how_many_are_computed_at_once_changes_only_the_memory(decoder, options, hardware, tmp_path):
    """The decoder of the fixtures has no dropout."""
    base = replace(options, checkpoint=decoder, steps=2)
    for at_once in (1, 4):
        run(replace(base, at_once=at_once, run=tmp_path / str(at_once)), hardware)
    one, four = (weights(tmp_path / name) for name in ("1", "4"))
    # The optimiser divides by the size of a gradient: the smallest ones are mostly rounding.
    assert all((one[name] - four[name]).abs().mean() < 1e-4 for name in one)


def test_a_run_that_is_done_is_passed_over(options, hardware, whole):
    before = (whole / "state.json").stat().st_mtime_ns
    assert run(replace(options, run=whole), hardware)
    assert (whole / "state.json").stat().st_mtime_ns == before


def test_only_the_last_two_checkpoints_and_the_best_are_kept(whole):
    state = json.loads((whole / "state.json").read_text())
    there = {each.name for each in whole.glob("*checkpoint-*")}
    assert state["kept"] == ["checkpoint-000006", "checkpoint-000008"]
    assert there == {*state["kept"], state["best"]["checkpoint"]}


def test_the_best_checkpoint_becomes_the_model(options, hardware, whole):
    logged = [each for each in told(whole) if "validation" in each]
    best = json.loads((whole / "state.json").read_text())["best"]
    assert best["value"] == max(each["validation"]["mrr"] for each in logged)
    assert best["step"] == next(each["step"] for each in logged if each["validation"]["mrr"] == best["value"])


@pytest.mark.parametrize("steps", [0, 5])
def test_a_killed_run_goes_on_from_its_last_checkpoint(start, options, hardware, data_folder, whole, steps):
    process = start(*command(options, data_folder))
    wait_for_step(options.run, steps)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert run(options, hardware)
    assert same(options.run, whole)
    assert [each for each in told(options.run) if "event" not in each] == told(whole)


def test_a_signal_stops_after_the_step_and_the_same_command_goes_on(start, options, hardware, data_folder, whole):
    process = start(*command(options, data_folder))
    wait_for_step(options.run, 1)
    process.send_signal(signal.SIGTERM)
    out, error = process.communicate()
    assert process.returncode == 75, error
    assert "told to stop (SIGTERM)" in out
    assert "To go on, run the same command again: python -m deepcodeseek_training sft" in out
    assert run(options, hardware)
    assert same(options.run, whole)


def test_minutes_that_are_over_stop_a_run(options, hardware):
    said: list[str] = []
    assert not run_sft(options, hardware, Stopping(minutes=1e-6), said.append)
    assert said[-1] == "Stopped after step 1 of 8: 1e-06 minutes are over."


def test_a_loss_that_is_no_number_names_the_step_and_leaves_the_checkpoint(options, hardware):
    with pytest.raises(TrainingError, match=r"not a number at step \d.*checkpoint-000000 stays.*lower --learning-rate"):
        run(replace(options, learning_rate=1e30, warmup=0.0), hardware)
    assert not (options.run / "model").exists()
    assert run(replace(options, learning_rate=1e-4, warmup=0.0), hardware)


def test_a_disk_that_is_full_names_the_folder_and_leaves_the_checkpoint(start, options, hardware, data_folder, whole):
    """A limit on the size of files stands for the disk: the first checkpoint fits, one with the optimiser does not."""
    limit = int(sum(each.numel() for each in weights(whole).values()) * 4 * 1.5)
    process = start(*command(options, data_folder))
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (limit, limit))
    _, error = process.communicate()
    assert process.returncode == 1
    assert error.count("\n") == 1
    assert "could not be written" in error
    assert str(options.run / "checkpoint-000003") in error
    assert [each.name for each in options.run.glob("*checkpoint-*")] == ["checkpoint-000000"]
    assert run(options, hardware)
    assert same(options.run, whole)


def test_a_checkpoint_that_cannot_be_read_is_passed_over(options, hardware, whole):
    assert not run(options, hardware, 5)
    (options.run / "checkpoint-000005" / "tensors.pt").write_bytes(b"cut")
    assert run(options, hardware)
    assert same(options.run, whole)


def test_without_a_checkpoint_that_can_be_read_a_new_run_is_asked_for(options, hardware):
    assert not run(options, hardware, 2)
    for each in options.run.glob("checkpoint-*/tensors.pt"):
        each.unlink()
    with pytest.raises(TrainingError, match="No checkpoint in .* can be read"):
        run(options, hardware)


def test_a_run_that_was_begun_otherwise_is_refused(options, hardware):
    assert not run(options, hardware, 1)
    with pytest.raises(TrainingError, match="negatives was 3 and is 4"):
        run(replace(options, negatives=4), hardware)
    with pytest.raises(TrainingError, match="holds a run of sft: name a new --run for rl"):
        run_rl(ReinforcementOptions(options.data, options.run, options.checkpoint), hardware, Stopping())
    (options.run / "state.json").write_text("{")
    with pytest.raises(TrainingError, match="is no state of a run"):
        RunFolder(options.run, "sft", {})


def test_each_question_comes_once_in_a_pass(data):
    questions = data.questions("train")
    settings = TrainerOptions(100, 6, 4, 1e-3, 0.1, 10, (32,), 1)
    steps = len(questions) // settings.questions
    asked = [
        each.id for step in range(steps) for batch in batches(questions, step, settings) for each in batch.questions
    ]
    assert sorted(asked) == sorted(each.id for each in questions)
    again = [each.id for batch in batches(questions, steps, settings) for each in batch.questions]
    assert again != asked[: len(again)]


def test_the_learning_rate_rises_and_falls():
    settings = TrainerOptions(100, 1, 1, 1.0, 0.1, 10, (32,), 1)
    rates = [learning_rate_at(step, settings) for step in range(100)]
    assert rates[:10] == sorted(rates[:10])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert max(rates) == 1
    assert 0 < rates[-1] < 0.06


def command(options: StageOptions, data_folder: Path) -> list[object]:
    return [
        "sft", "--data", data_folder, "--checkpoint", options.checkpoint, "--run", options.run, "--precision", "float32",
        "--device", "cpu", "--steps", options.steps, "--questions", options.questions, "--at-once", options.at_once,
        "--negatives", options.negatives, "--every", options.every, "--learning-rate", options.learning_rate,
        "--validation-questions", options.validation_questions,
        "--validation-candidates", options.validation_candidates,
    ]  # fmt: skip


def wait_for_step(folder: Path, step: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if any(each["step"] >= step for each in RunLog(folder).entries()):
            return
        time.sleep(0.002)
    raise AssertionError(f"{folder} never came to step {step}")
