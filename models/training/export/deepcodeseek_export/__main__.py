"""`python -m deepcodeseek_export`: checkpoints in, folders for `deepcodeseek models add` out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .checkpoint import CheckpointError
from .manifest import Described
from .random_shape import write_random_reranker
from .reranker import RerankerOptions, export_reranker


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.out.exists():
        print(f"{options.out} exists already: name a new folder.", file=sys.stderr)
        return 2
    try:
        options.run(options)
    except CheckpointError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Written: {options.out}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deepcodeseek-export", description=__doc__)
    commands = parser.add_subparsers(required=True)

    reranker = commands.add_parser("reranker", help="export a reranker of the architecture qwen3")
    reranker.add_argument("checkpoint", type=Path, help="folder with config.json, tensors and tokenizer")
    reranker.add_argument("--licence", default="Apache-2.0")
    reranker.add_argument("--made-from", default="", help="what the checkpoint is and where it comes from")
    _reranker_options(reranker)
    reranker.set_defaults(run=_run_reranker)

    random = commands.add_parser(
        "random", help="make a reranker of the 0.6B shape with random weights, to measure speed"
    )
    random.add_argument("tokenizer", type=Path, help="folder with tokenizer.json and tokenizer_config.json")
    _reranker_options(random)
    random.set_defaults(run=_run_random)

    tiny = commands.add_parser(
        "tiny", help="make a tiny checkpoint from a seed, for tests; needs the extra packages `test`"
    )
    tiny.add_argument("out", type=Path)
    tiny.add_argument("--seed", type=int, default=7)
    tiny.set_defaults(run=_run_tiny)
    return parser


def _reranker_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help="a new folder")
    parser.add_argument("--name", required=True, help="what the model is called once it is installed")
    parser.add_argument("--precision", choices=["float32", "int8"], default="int8")
    parser.add_argument("--plain", action="store_true", help="score each pair whole instead of sharing the query")
    parser.add_argument("--max-tokens", type=int, default=2048)
    parser.add_argument("--query-tokens", type=int, default=192)
    parser.add_argument("--document-tokens", type=int, choices=[32, 64, 128, 256], default=32)


def _options_of(options: argparse.Namespace, description: str, licence: str, made_from: str) -> RerankerOptions:
    return RerankerOptions(
        described=Described(options.name, description, licence, made_from),
        precision=options.precision,
        shared_prefix=not options.plain,
        max_tokens=options.max_tokens,
        query_tokens=options.query_tokens,
        document_tokens=options.document_tokens,
    )


def _run_reranker(options: argparse.Namespace) -> None:
    made_from = options.made_from or options.checkpoint.name
    described = f"A reranker exported from {made_from}"
    export_reranker(options.checkpoint, options.out, _options_of(options, described, options.licence, made_from))


def _run_random(options: argparse.Namespace) -> None:
    described = "Random weights in the shape of Qwen3-Reranker-0.6B: for measuring speed and memory only"
    write_random_reranker(options.tokenizer, options.out, _options_of(options, described, "Apache-2.0", "a seed"))


def _run_tiny(options: argparse.Namespace) -> None:
    from .tiny import TinyOptions, make_tiny_checkpoint

    make_tiny_checkpoint(options.out, TinyOptions(seed=options.seed))


if __name__ == "__main__":
    sys.exit(main())
