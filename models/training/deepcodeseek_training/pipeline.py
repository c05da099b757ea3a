"""All stages, one after the other: base figures, fine-tuning, reinforcement, figures, export.

Each stage keeps its own state, so a pipeline that is started again passes over what is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from .evaluation import Evaluated, EvaluationOptions
from .export_model import ExportOptions, export_model
from .hardware import Hardware
from .rl import run_rl
from .run_folder import MODEL
from .sft import run_sft
from .stage import ReinforcementOptions, StageOptions
from .stopping import Stopping
from .write_evaluation import write_evaluation

EXPORT = "export"


@dataclass(frozen=True)
class Pipeline:
    #: Its `run` is the folder of the whole; stages have theirs inside.
    sft: StageOptions
    #: None leaves reinforcement out.
    rl: ReinforcementOptions | None
    evaluation: EvaluationOptions
    export: ExportOptions


def run_pipeline(
    pipeline: Pipeline, hardware: Hardware, stopping: Stopping, say: Callable[[str], None] = print
) -> Path | None:
    """The folder of the exported model; None where it was stopped before its end. Raises TrainingError."""
    folder = pipeline.sft.run
    sft = replace(pipeline.sft, run=folder / "sft")
    stages = [Evaluated("base", sft.checkpoint), Evaluated("sft", sft.run / MODEL)]
    # Figures of the base first: what cannot be scored is not worth an hour of training.
    if not write_evaluation(pipeline.evaluation, stages[:1], hardware, stopping, say):
        return None
    if not run_sft(sft, hardware, stopping, say):
        return None
    last = sft.run / MODEL
    if pipeline.rl is not None:
        rl = replace(pipeline.rl, run=folder / "rl", checkpoint=last)
        if not run_rl(rl, hardware, stopping, say):
            return None
        last = rl.run / MODEL
        stages.append(Evaluated("rl", last))
    if not write_evaluation(pipeline.evaluation, stages, hardware, stopping, say):
        return None
    out = folder / EXPORT
    # A folder that is there is whole, and the checkpoint that it was made of does not change any more.
    return out if out.exists() else export_model(last, out, pipeline.export)
