"""An evaluation as JSON, and as the tables that `deepcodeseek evaluate` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

import numpy as np

from .dataset import Question, RerankData
from .evaluation import SystemRanks
from .metrics import METRICS, Interval, bootstrap_interval, figures, hit_within, is_share, share_not_better

VIEW_NAMES = {
    "both": "code on both sides in view",
    "before": "only the code before the cursor in view",
}
#: Groups by how many other scripts call the API.
CALLERS: dict[str, Callable[[int], bool]] = {
    "never": lambda callers: callers == 0,
    "1-2": lambda callers: 1 <= callers <= 2,
    "3-9": lambda callers: 3 <= callers <= 9,
    "10+": lambda callers: callers >= 10,
}


@dataclass(frozen=True)
class Part:
    """Some of the questions, by their places."""

    questions: Sequence[Question]
    places: np.ndarray

    @classmethod
    def of(cls, questions: Sequence[Question], belongs: Callable[[Question], bool]) -> Part:
        places = [at for at, question in enumerate(questions) if belongs(question)]
        return cls([questions[at] for at in places], np.array(places, int))

    @property
    def scripts(self) -> list[str]:
        return [each.script for each in self.questions]

    def of_views(self) -> dict[str, Part]:
        """The views that there are, each with its questions. Places stay those of the whole."""
        parts = {view: self._where(lambda question, view=view: question.view == view) for view in VIEW_NAMES}
        return {view: part for view, part in parts.items() if part.questions}

    def of_callers(self) -> dict[str, Part]:
        parts = {name: self._where(lambda question, has=has: has(question.callers)) for name, has in CALLERS.items()}
        return {name: part for name, part in parts.items() if part.questions}

    def _where(self, belongs: Callable[[Question], bool]) -> Part:
        inner = Part.of(self.questions, belongs)
        return Part(inner.questions, self.places[inner.places])


def report_json(data: RerankData, questions: Sequence[Question], systems: Sequence[SystemRanks]) -> dict:
    return {
        "format": "deepcodeseek-training-evaluation",
        "version": 1,
        "instance": data.instance,
        "generation": data.generation,
        "questions": len(questions),
        "systems": [
            {
                "system": system.system,
                "documentTokens": system.document_tokens,
                "view": view,
                "questions": len(part.questions),
                "figures": _figures_json(system, part),
                "callers": {
                    name: {"questions": len(group.questions), "figures": _figures_json(system, group)}
                    for name, group in part.of_callers().items()
                },
            }
            for view, part in _whole(questions).of_views().items()
            for system in systems
        ],
    }


def report_text(data: RerankData, questions: Sequence[Question], systems: Sequence[SystemRanks]) -> str:
    """At most 100 columns."""
    sections = [
        "\n".join(
            [
                f'{len(questions):,} test questions of "{data.instance}" at generation {data.generation}.',
                "Shares in percent, with 95 % intervals of a bootstrap that draws whole scripts. A ground truth that",
                f"is not among the candidates counts as missed; one behind the first {data.most_candidates} keeps its place.",
                "A number behind a stage is the length of cards in tokens.",
            ]
        )
    ]
    for view, part in _whole(questions).of_views().items():
        named = VIEW_NAMES[view]
        rows = [["", *METRICS], *(row for system in systems for row in _figure_rows(system, part))]
        count = len(part.questions)
        title = f"Which API, {named} ({count:,} question{'' if count == 1 else 's'})"
        sections.append("\n".join([title, *text_table(rows)]))
        comparisons = _comparison_lines(systems, part)
        if comparisons:
            sections.append("\n".join(comparisons))
        sections.append("\n".join([f"top-5 by other scripts that call the API, {named}", *_group_table(systems, part)]))
    return "\n\n".join(sections) + "\n"


def text_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The first column to the left, the others to the right, each as wide as its widest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def figure_text(metric: str, value: float) -> str:
    return percent(value) if is_share(metric) else f"{value:.3f}"


def interval_text(metric: str, interval: Interval) -> str:
    """`34.2-41.7`, `-2.4 to 7.1` or `0.31-0.36`."""
    to = " to " if interval.low < 0 else "-"
    ends = (interval.low, interval.high)
    if is_share(metric):
        # A whole 100 keeps columns narrow.
        return to.join(percent(end).replace("100.0", "100") for end in ends)
    return to.join(f"{end:.2f}" for end in ends)


def percent(share: float) -> str:
    return f"{share * 100:.1f}"


def _whole(questions: Sequence[Question]) -> Part:
    return Part.of(questions, lambda _question: True)


def _figures_json(system: SystemRanks, part: Part) -> dict:
    return {name: asdict(each) for name, each in figures(system.ranks[part.places], part.scripts).items()}


def _figure_rows(system: SystemRanks, part: Part) -> list[list[str]]:
    told = figures(system.ranks[part.places], part.scripts)
    return [
        [system.name, *(figure_text(name, each.mean) for name, each in told.items())],
        ["", *(interval_text(name, each) for name, each in told.items())],
    ]


def _comparison_lines(systems: Sequence[SystemRanks], part: Part) -> list[str]:
    """Each stage against the one before it, at the same length of cards."""
    lines = []
    stages = list(dict.fromkeys(each.system for each in systems if each.document_tokens is not None))
    by_name = {(each.system, each.document_tokens): each for each in systems}
    for before, after in pairwise(stages):
        for document_tokens in dict.fromkeys(each.document_tokens for each in systems if each.system == after):
            old, new = by_name[before, document_tokens], by_name[after, document_tokens]
            gained = hit_within(new.ranks, 5)[part.places] - hit_within(old.ranks, 5)[part.places]
            told = bootstrap_interval(gained, part.scripts)
            lines.append(
                f"top-5 of {new.name} against {old.name}: {percent(told.mean)} points "
                f"({interval_text('top-5', told)}), p {share_not_better(gained, part.scripts):.3f}"
            )
    return lines


def _group_table(systems: Sequence[SystemRanks], part: Part) -> list[str]:
    """A row a system: there are more of them than groups."""
    groups = part.of_callers()
    return text_table(
        [
            ["", *groups],
            ["questions", *(str(len(each.questions)) for each in groups.values())],
            *(
                [system.name, *(percent(hit_within(system.ranks[each.places], 5).mean()) for each in groups.values())]
                for system in systems
            ),
        ]
    )
