"""`python -m deepcodeseek_export`: checkpoints in, folders for `deepcodeseek models add` out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .bert import EncoderOptions, export_encoder
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
    _checkpoint_options(reranker)
    _reranker_options(reranker)
    reranker.set_defaults(run=_run_reranker)

    encoder = commands.add_parser("encoder", help="export an embedder or a cross-encoder of the architecture bert")
    _checkpoint_options(encoder)
    encoder.add_argument("--role", choices=["embedder", "reranker"], required=True)
    encoder.add_argument("--max-tokens", type=int, help="at most as many as the checkpoint has positions")
    _model_options(encoder, document_tokens=64)
    encoder.set_defaults(run=_run_encoder)

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


def _checkpoint_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checkpoint", type=Path, help="folder with config.json, tensors and tokenizer")
    parser.add_argument("--licence", default="Apache-2.0")
    parser.add_argument("--made-from", default="", help="what the checkpoint is and where it comes from")


def _reranker_options(parser: argparse.ArgumentParser) -> None:
    _model_options(parser, document_tokens=32)
    parser.add_argument("--plain", action="store_true", help="score each pair whole instead of sharing the query")
    parser.add_argument("--max-tokens", type=int, default=2048)


def _model_options(parser: argparse.ArgumentParser, *, document_tokens: int) -> None:
    parser.add_argument("out", type=Path, help="a new folder")
    parser.add_argument("--name", required=True, help="what the model is called once it is installed")
    parser.add_argument("--precision", choices=["float32", "int8"], default="int8")
    parser.add_argument("--query-tokens", type=int, default=192)
    parser.add_argument("--document-tokens", type=int, choices=[32, 64, 128, 256], default=document_tokens)


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


def _run_encoder(options: argparse.Namespace) -> None:
    made_from = options.made_from or options.checkpoint.name
    kind = "An embedder" if options.role == "embedder" else "A cross-encoder"
    described = Described(options.name, f"{kind} exported from {made_from}", options.licence, made_from)
    export_encoder(
        options.checkpoint,
        options.out,
        EncoderOptions(
            described=described,
            role=options.role,
            precision=options.precision,
            max_tokens=options.max_tokens,
            query_tokens=options.query_tokens,
            document_tokens=options.document_tokens,
        ),
    )


def _run_random(options: argparse.Namespace) -> None:
    described = "Random weights in the shape of Qwen3-Reranker-0.6B: for measuring speed and memory only"
    write_random_reranker(options.tokenizer, options.out, _options_of(options, described, "Apache-2.0", "a seed"))


def _run_tiny(options: argparse.Namespace) -> None:
    from .tiny import TinyOptions, make_tiny_checkpoint

    make_tiny_checkpoint(options.out, TinyOptions(seed=options.seed))


if __name__ == "__main__":
    sys.exit(main())
