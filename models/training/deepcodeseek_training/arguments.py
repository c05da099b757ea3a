"""What the commands are told."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from .dataset import read_rerank_data
from .prompt_query import QUERY_TOKENS
from .scorer import CARD_BUDGETS
from .stage import DistillationOptions, ReinforcementOptions, StageOptions

Command = Callable[[argparse.Namespace], int]
VIEWS = ("both", "before")
MODEL_NAME = re.compile("[a-z0-9][a-z0-9._-]{0,62}")

EXAMPLES = {
    "sft": "deepcodeseek-train sft --data rerank --checkpoint Qwen3-Reranker-0.6B --run runs/sft --lora 16 --minutes 30",
    "rl": "deepcodeseek-train rl --data rerank --checkpoint runs/sft/model --run runs/rl --lora 16",
    "distil": "deepcodeseek-train distil --data rerank --checkpoint MiniLM --teacher runs/rl/model --run runs/small",
    "evaluate": "deepcodeseek-train evaluate --data rerank --stage base=MiniLM --stage sft=runs/sft/model --out runs/figures",
    "plot": "deepcodeseek-train plot --run runs/sft",
    "all": "deepcodeseek-train all --data rerank --checkpoint Qwen3-Reranker-0.6B --run runs/mine --lora 16 --minutes 30",
}


def _whole(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if number < least:
            raise argparse.ArgumentTypeError(f"it has to be a whole number from {least}, got {text}")
        return number

    read.__name__ = "whole number"
    return read


_count = _whole(1)


def build_parser(commands: dict[str, Command]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deepcodeseek-train", description="Trains rerankers on the examples of an instance."
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, words: str, *adders: Callable[[argparse.ArgumentParser], None]) -> argparse.ArgumentParser:
        described = subparsers.add_parser(
            name, help=words, description=f"{words[0].upper()}{words[1:]}.", epilog=f"Example: {EXAMPLES[name]}"
        )
        for add in adders:
            add(described)
        described.set_defaults(command=commands[name])
        return described

    command("sft", "fine-tune a checkpoint on examples", _data, _run, _stage, _hardware, _minutes)
    rl = command("rl", "go on by reinforcement", _data, _run, _stage, _reinforcement, _hardware, _minutes)
    rl.set_defaults(learning_rate=5e-6, epochs=1.0)
    distil = command("distil", "teach a small model what others know", _data, _run, _stage, _hardware, _minutes)
    distil.add_argument(
        "--teacher", type=Path, action="append", required=True, help="a checkpoint; several are averaged"
    )
    distil.add_argument(
        "--temperature",
        type=_positive,
        default=DistillationOptions.temperature,
        help="softens the teachers' distributions",
    )
    distil.add_argument(
        "--listwise",
        type=_share,
        default=DistillationOptions.listwise,
        help="the share of the loss that is of the right answers",
    )
    evaluate = command("evaluate", "rank the test questions", _data, _evaluation, _hardware, _minutes)
    evaluate.add_argument("--stage", type=_named, action="append", required=True, metavar="NAME=CHECKPOINT")
    evaluate.add_argument("--out", type=Path, required=True, help="folder for ranks, tables and JSON")
    plot = command("plot", "draw the curves of a run as SVG")
    plot.add_argument("--run", type=Path, required=True)
    plot.add_argument("--out", type=Path, help="the file; plot.svg in the run's folder unless told")
    everything = command(
        "all", "evaluate, fine-tune, reinforce, evaluate and export", _data, _run, _stage, _reinforcement
    )
    for add in (_evaluation, _hardware, _minutes):
        add(everything)
    everything.add_argument("--rl-learning-rate", type=_positive, default=5e-6)
    everything.add_argument("--rl-epochs", type=_positive, default=1.0)
    everything.add_argument("--rl-steps", type=_whole(0), help="instead of epochs; 0 leaves reinforcement out")
    everything.add_argument(
        "--name", type=_model_name, default="trained-reranker", help="what the model is called once it is installed"
    )
    everything.add_argument("--licence", default="Apache-2.0", help="of the checkpoint")
    everything.add_argument("--precision-of-export", choices=["int8", "float32"], default="int8")
    everything.add_argument("--document-tokens", type=int, choices=CARD_BUDGETS, help="length of cards that is served")
    return parser


def stage_options(told: argparse.Namespace) -> StageOptions:
    """Raises TrainingError where the data cannot be read."""
    return StageOptions(**_stage_fields(told))


def reinforcement_options(told: argparse.Namespace, **changed: object) -> ReinforcementOptions:
    """Raises TrainingError where the data cannot be read."""
    drawn = {"samples": told.samples, "kl": told.kl, "shuffled_rewards": told.shuffled_rewards}
    return ReinforcementOptions(**{**_stage_fields(told), **drawn, **changed})


def distillation_options(told: argparse.Namespace) -> DistillationOptions:
    """Raises TrainingError where the data cannot be read."""
    return DistillationOptions(
        **_stage_fields(told),
        teachers=tuple(told.teacher),
        temperature=told.temperature,
        listwise=told.listwise,
    )


def _stage_fields(told: argparse.Namespace) -> dict:
    same = {each.name: getattr(told, each.name) for each in fields(StageOptions) if hasattr(told, each.name)}
    return {
        **same,
        "data": read_rerank_data(told.data),
        "budgets": tuple(told.budgets),
        "views": tuple(told.views),
        "lora_rank": told.lora,
    }


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="folder of `deepcodeseek dataset rerank --out FOLDER`")
    parser.add_argument("--query-tokens", type=_count, default=QUERY_TOKENS)
    parser.add_argument("--budgets", type=int, nargs="+", choices=CARD_BUDGETS, default=list(CARD_BUDGETS))
    parser.add_argument("--seed", type=int, default=1)


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--checkpoint", type=Path, required=True, help="folder with config.json, tensors and tokenizer")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run; one that exists goes on")


def _stage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--epochs", type=_positive, default=StageOptions.epochs, help="passes over the training questions"
    )
    parser.add_argument("--steps", type=_count, help="instead of epochs")
    parser.add_argument("--questions", type=_count, default=StageOptions.questions, help="questions a step")
    parser.add_argument(
        "--at-once", type=_count, default=StageOptions.at_once, help="of these so many at once: fewer take less memory"
    )
    parser.add_argument("--negatives", type=_count, default=StageOptions.negatives, help="wrong cards a question")
    parser.add_argument("--learning-rate", type=_positive, default=StageOptions.learning_rate)
    parser.add_argument(
        "--warmup", type=_share, default=StageOptions.warmup, help="share of the steps in which the learning rate rises"
    )
    parser.add_argument(
        "--every", type=_count, default=StageOptions.every, help="steps between validations and checkpoints"
    )
    parser.add_argument("--views", nargs="+", choices=VIEWS, default=list(VIEWS))
    parser.add_argument(
        "--lora",
        type=_whole(0),
        default=StageOptions.lora_rank,
        metavar="RANK",
        help="train small matrices; 0 trains all weights",
    )
    parser.add_argument("--gradient-checkpointing", action="store_true", help="half the memory, a third more time")
    parser.add_argument("--validation-questions", type=_count, default=StageOptions.validation_questions)
    parser.add_argument("--validation-candidates", type=_count, default=StageOptions.validation_candidates)


def _reinforcement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--samples",
        type=_whole(2),
        default=ReinforcementOptions.samples,
        help="rankings drawn for a question, at least 2",
    )
    parser.add_argument(
        "--kl", type=_share, default=ReinforcementOptions.kl, help="weight of staying near the fine-tuned model"
    )
    parser.add_argument("--shuffled-rewards", action="store_true", help="a control that must not learn anything")


def _evaluation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--most", type=_count, help="at most so many test questions")


def _hardware(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--precision", choices=["auto", "float32", "bfloat16"], default="auto")


def _minutes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=_positive, help="stop after so long; the same command goes on")


def _positive(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError(f"it has to be above 0, got {text}")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"it has to be from 0 to 1, got {text}")
    return number


def _model_name(text: str) -> str:
    """As `models/catalogue` has it: a name that is refused there would be refused after hours of training."""
    if not MODEL_NAME.fullmatch(text):
        raise argparse.ArgumentTypeError(f'it has to be lower-case letters, digits, ".", "_" and "-", got {text}')
    return text


def _named(text: str) -> tuple[str, Path]:
    name, _, folder = text.partition("=")
    if not name.replace("-", "").isalnum() or not folder:
        raise argparse.ArgumentTypeError(f"it has to be NAME=CHECKPOINT, got {text}")
    return name, Path(folder)
