"""A graph under construction: nodes in order, initialisers by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

#: Operators of ONNX Runtime itself; all execution providers but the smallest have them.
CONTRIB = "com.microsoft"
OPSET = 21
IR_VERSION = 10
#: What the graph of an exported model is called in its folder.
GRAPH = "model.onnx"
DATA_SUFFIX = ".data"
#: Below this many bytes a tensor stays inside the graph's own file.
INLINE_BYTES = 1024


class GraphBuilder:
    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._initialisers: dict[str, onnx.TensorProto] = {}
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []
        self._constants: dict[tuple[object, ...], str] = {}
        self._count = 0

    def input(self, name: str, dtype: int, shape: list[str | int]) -> str:
        self._inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, value: str, name: str, dtype: int, shape: list[str | int]) -> None:
        self._nodes.append(helper.make_node("Identity", [value], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, dtype, shape))

    def weight(self, name: str, array: np.ndarray) -> str:
        """An initialiser; the same name is stored once."""
        if name not in self._initialisers:
            self._initialisers[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def constant(self, value: object, dtype: str) -> str:
        """A small constant; equal ones are stored once."""
        array = np.asarray(value, dtype)
        key = (dtype, array.shape, array.tobytes())
        if key not in self._constants:
            self._constants[key] = self.weight(f"constant.{len(self._constants)}", array)
        return self._constants[key]

    def integers(self, *values: int) -> str:
        return self.constant(list(values), "int64")

    def node(self, kind: str, inputs: list[str], *, domain: str = "", **attributes: object) -> str:
        """Adds a node of one output and gives that output's name."""
        return self.nodes(kind, inputs, 1, domain=domain, **attributes)[0]

    def nodes(self, kind: str, inputs: list[str], outputs: int, *, domain: str = "", **attributes: object) -> list[str]:
        self._count += 1
        names = [f"{kind}.{self._count}.{at}" for at in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    def concat(self, *parts: str) -> str:
        return self.node("Concat", list(parts), axis=0)

    def save(self, file: Path, name: str) -> list[Path]:
        """Writes the graph and, beside it, its weights; gives the files written."""
        graph = helper.make_graph(self._nodes, name, self._inputs, self._outputs, list(self._initialisers.values()))
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)
        data = file.with_name(file.name + DATA_SUFFIX)
        data.unlink(missing_ok=True)
        onnx.save(
            model,
            str(file),
            save_as_external_data=True,
            location=data.name,
            size_threshold=INLINE_BYTES,
        )
        written = [file, data]
        for each in written:
            if each.exists():
                each.chmod(0o644)
        return [each for each in written if each.exists()]


FLOAT = TensorProto.FLOAT
INT64 = TensorProto.INT64
