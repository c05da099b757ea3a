/** Rows of tokens as tensors. */
import { Tensor } from 'onnxruntime-node';

/** Rows of unequal length, filled up to the longest with `filler` on one side. Shape: [rows, longest]. */
export function tokenTensor(
  rows: readonly (readonly number[])[],
  filler: number,
  padding: 'left' | 'right' = 'right',
): Tensor {
  const width = longest(rows);
  const values = new BigInt64Array(rows.length * width).fill(BigInt(filler));
  rows.forEach((row, at) => {
    const start = at * width + (padding === 'left' ? width - row.length : 0);
    row.forEach((token, index) => {
      values[start + index] = BigInt(token);
    });
  });
  return new Tensor('int64', values, [rows.length, width]);
}

/** 1 where a token stands, 0 where a row was filled up. */
export function maskTensor(
  rows: readonly (readonly number[])[],
  padding: 'left' | 'right' = 'right',
): Tensor {
  return tokenTensor(
    rows.map((row) => row.map(() => 1)),
    0,
    padding,
  );
}

/** The position of each token in its row; 0 where the row was filled up. */
export function positionTensor(
  rows: readonly (readonly number[])[],
  padding: 'left' | 'right' = 'right',
): Tensor {
  return tokenTensor(
    rows.map((row) => row.map((_, at) => at)),
    0,
    padding,
  );
}

/** A vector of whole numbers. */
export function integerTensor(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);
}

export function longest(rows: readonly (readonly number[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** The values of an output as 32-bit floats. Throws where it is of another type. */
export function floatsOf(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new TypeError(`an output of 32-bit floats was expected, got ${tensor?.type ?? 'none'}`);
}
