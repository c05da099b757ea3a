"""`python -m deepcodeseek_training`: examples and a checkpoint in, a trained reranker out.

It ends with 0 when all is done, with 75 when it was stopped and the same command goes on, with 1 when something from
outside is wrong, and with 2 for a command that cannot be read.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from dataclasses import replace

import torch
from deepcodeseek_export.checkpoint import CheckpointError
from deepcodeseek_export.manifest import Described

from .arguments import build_parser, distillation_options, reinforcement_options, stage_options
from .dataset import read_rerank_data
from .distil import run_distillation
from .errors import TrainingError
from .evaluation import Evaluated, EvaluationOptions
from .export_model import ExportOptions
from .hardware import Hardware, find_hardware
from .pipeline import Pipeline, run_pipeline
from .plot import plot_svg
from .rl import run_rl
from .run_log import RunLog
from .sft import run_sft
from .stopping import Stopping
from .write_evaluation import write_evaluation

DONE, FAILED, STOPPED = 0, 1, 75


def main(arguments: list[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    told = build_parser(COMMANDS).parse_args(given)
    try:
        ended = told.command(told)
    except (TrainingError, CheckpointError) as error:
        print(error, file=sys.stderr)
        return FAILED
    except torch.OutOfMemoryError:
        print(
            "The GPU's memory is full: run the same command in a new --run with a lower --at-once, "
            "or with --gradient-checkpointing.",
            file=sys.stderr,
        )
        return FAILED
    if ended == STOPPED:
        print(f"To go on, run the same command again: python -m deepcodeseek_training {shlex.join(given)}", flush=True)
    return ended


def _sft(told: argparse.Namespace) -> int:
    options = stage_options(told)
    with Stopping(told.minutes) as stopping:
        return _ended(run_sft(options, _hardware(told), stopping, _say))


def _rl(told: argparse.Namespace) -> int:
    options = reinforcement_options(told)
    with Stopping(told.minutes) as stopping:
        return _ended(run_rl(options, _hardware(told), stopping, _say))


def _distil(told: argparse.Namespace) -> int:
    options = distillation_options(told)
    with Stopping(told.minutes) as stopping:
        return _ended(run_distillation(options, _hardware(told), stopping, _say))


def _evaluate(told: argparse.Namespace) -> int:
    options = replace(_evaluation(told), folder=told.out)
    stages = [Evaluated(name, checkpoint) for name, checkpoint in told.stage]
    if len({each.name for each in stages}) < len(stages):
        raise TrainingError("Two stages have the same name: name each --stage otherwise.")
    with Stopping(told.minutes) as stopping:
        return _ended(write_evaluation(options, stages, _hardware(told), stopping, _say))


def _plot(told: argparse.Namespace) -> int:
    entries = RunLog(told.run).entries()
    if not entries:
        raise TrainingError(f"{told.run} holds no log with a step: name the folder of a run.")
    file = told.out or told.run / "plot.svg"
    file.write_text(plot_svg(told.run.name, entries), "utf-8")
    print(f"Written: {file}")
    return DONE


def _all(told: argparse.Namespace) -> int:
    sft = stage_options(told)
    described = Described(
        told.name,
        f"A reranker fine-tuned on {len(sft.training_questions()):,} questions of the instance {sft.data.instance}",
        told.licence,
        told.checkpoint.name,
    )
    changed = {"learning_rate": told.rl_learning_rate, "epochs": told.rl_epochs, "steps": told.rl_steps}
    pipeline = Pipeline(
        sft=sft,
        rl=None if told.rl_steps == 0 else reinforcement_options(told, **changed),
        evaluation=replace(_evaluation(told), folder=told.run / "evaluation"),
        export=ExportOptions(described, told.precision_of_export, told.query_tokens, told.document_tokens),
    )
    with Stopping(told.minutes) as stopping:
        exported = run_pipeline(pipeline, _hardware(told), stopping, _say)
    if exported is None:
        return STOPPED
    print(f"Written: {exported}. To install it: deepcodeseek models add {shlex.quote(str(exported))}")
    return DONE


def _evaluation(told: argparse.Namespace) -> EvaluationOptions:
    return EvaluationOptions(
        data=read_rerank_data(told.data),
        folder=told.data,
        budgets=tuple(told.budgets),
        query_tokens=told.query_tokens,
        most=told.most,
        seed=told.seed,
    )


def _hardware(told: argparse.Namespace) -> Hardware:
    return find_hardware(told.device, told.precision)


def _ended(is_done: bool) -> int:
    return DONE if is_done else STOPPED


def _say(words: str) -> None:
    print(words, flush=True)


COMMANDS = {
    "sft": _sft,
    "rl": _rl,
    "distil": _distil,
    "evaluate": _evaluate,
    "plot": _plot,
    "all": _all,
}

if __name__ == "__main__":
    sys.exit(main())
