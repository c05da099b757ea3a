"""The curves of a run as one SVG, drawn without a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from .run_log import Entry

WIDTH, HEIGHT, MARGIN = 640, 180, 48
#: Values are told as the mean over so many parts of the run at most.
MOST_POINTS = 200
COLOURS = {"step": "#8aa4c8", "validation": "#c0392b"}
#: What is told of a step without being a curve.
NOT_CURVES = ("step", "seconds")


@dataclass(frozen=True)
class Curve:
    name: str
    kind: str
    points: Sequence[tuple[float, float]]


def plot_svg(title: str, entries: Sequence[Entry]) -> str:
    """A panel a measure: what steps tell in blue, what validations tell in red."""
    curves = curves_of(entries)
    names = list(dict.fromkeys(each.name for each in curves))
    panels = [
        _panel(name, [each for each in curves if each.name == name], 32 + at * HEIGHT) for at, name in enumerate(names)
    ]
    height = 40 + max(1, len(names)) * HEIGHT
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="11">',
            f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
            f'<text x="{MARGIN}" y="20" font-size="14">{escape(title)}</text>',
            *panels,
            "</svg>\n",
        ]
    )


def curves_of(entries: Sequence[Entry]) -> list[Curve]:
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for entry in entries:
        step = entry.get("step")
        if not isinstance(step, int):
            continue
        validation = entry.get("validation")
        told = {"step": entry, "validation": validation if isinstance(validation, dict) else {}}
        for kind, values in told.items():
            for name, value in values.items():
                if name not in NOT_CURVES and isinstance(value, int | float):
                    points.setdefault((name, kind), []).append((step, value))
    return [Curve(name, kind, _thinned(each)) for (name, kind), each in points.items()]


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    size = -(-len(points) // MOST_POINTS)
    parts = [points[start : start + size] for start in range(0, len(points), size)]
    return [(sum(x for x, _ in part) / len(part), sum(y for _, y in part) / len(part)) for part in parts]


def _panel(name: str, curves: Sequence[Curve], top: float) -> str:
    every = [point for curve in curves for point in curve.points]
    left, right = min(x for x, _ in every), max(x for x, _ in every)
    low, high = min(y for _, y in every), max(y for _, y in every)
    inner = HEIGHT - MARGIN

    def placed(x: float, y: float) -> str:
        across = MARGIN + (x - left) / (right - left or 1) * (WIDTH - 2 * MARGIN)
        return f"{across:.1f},{top + inner - (y - low) / (high - low or 1) * (inner - 24):.1f}"

    lines = [
        f'<polyline points="{" ".join(placed(*point) for point in curve.points)}" fill="none" '
        f'stroke="{COLOURS[curve.kind]}" stroke-width="1.5"/>'
        for curve in curves
    ]
    bottom = top + inner
    return "\n".join(
        [
            f'<text x="{MARGIN}" y="{top + 14}">{escape(name)}</text>',
            f'<line x1="{MARGIN}" y1="{bottom}" x2="{WIDTH - MARGIN}" y2="{bottom}" stroke="#999"/>',
            f'<text x="{MARGIN}" y="{bottom + 14}">{left:g}</text>',
            f'<text x="{WIDTH - MARGIN}" y="{bottom + 14}" text-anchor="end">step {right:g}</text>',
            f'<text x="{MARGIN - 4}" y="{bottom}" text-anchor="end">{low:.3g}</text>',
            f'<text x="{MARGIN - 4}" y="{top + 28}" text-anchor="end">{high:.3g}</text>',
            *lines,
        ]
    )
