"""An evaluation in a folder: the ranks as they come, and at the end tables and JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .evaluation import Evaluated, EvaluationOptions, evaluate
from .evaluation_report import report_json, report_text
from .files import write_json
from .hardware import Hardware
from .stopping import Stopping

REPORT_TEXT, REPORT_JSON = "evaluation.txt", "evaluation.json"


def write_evaluation(
    options: EvaluationOptions,
    stages: Sequence[Evaluated],
    hardware: Hardware,
    stopping: Stopping,
    say: Callable[[str], None] = print,
) -> bool:
    """False where it was stopped before its end; the ranks so far are kept. Raises TrainingError."""
    systems = evaluate(options, stages, hardware, stopping, say)
    if systems is None:
        return False
    questions = options.questions()
    text = report_text(options.data, questions, systems)
    (options.folder / REPORT_TEXT).write_text(text, "utf-8")
    write_json(options.folder / REPORT_JSON, report_json(options.data, questions, systems))
    say(text)
    return True
