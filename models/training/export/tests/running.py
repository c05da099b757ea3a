"""How the tests run a graph that was exported."""

from pathlib import Path

import onnxruntime

from deepcodeseek_export.graph import GRAPH


def session(folder: Path) -> onnxruntime.InferenceSession:
    """Beyond basic optimisation ONNX Runtime folds the transposed prefix into its product, which with an empty prefix
    divides by zero and kills the process."""
    settings = onnxruntime.SessionOptions()
    settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(folder / GRAPH), settings, ["CPUExecutionProvider"])
