/** The inputs that graphs ask for by name, filled from rows of tokens. */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { createError } from '../../../domain/index.js';
import { maskTensor, positionTensor, tokenTensor } from './model-tensors.js';

export interface InputRows {
  readonly tokens: readonly (readonly number[])[];
  /** How many of the first tokens of each row belong to its first text. */
  readonly firstLength: number;
  readonly padding: 'left' | 'right';
}

const INPUTS: Readonly<Record<string, (rows: InputRows) => Tensor>> = {
  input_ids: ({ tokens, padding }) => tokenTensor(tokens, 0, padding),
  attention_mask: ({ tokens, padding }) => maskTensor(tokens, padding),
  token_type_ids: ({ tokens, firstLength, padding }) =>
    tokenTensor(
      tokens.map((row) => row.map((_, at) => (at < firstLength ? 0 : 1))),
      0,
      padding,
    ),
  position_ids: ({ tokens, padding }) => positionTensor(tokens, padding),
};

/**
 * What fills the inputs of a graph from rows. `others` makes those whose names are not known here, or gives null. Throws
 * MODEL_CONTRACT_BROKEN where the graph asks for one that neither knows.
 */
export function namedInputs(
  { inputNames }: Pick<InferenceSession, 'inputNames'>,
  model: string,
  others: (name: string) => ((rows: InputRows) => Tensor) | null = () => null,
): (rows: InputRows) => Record<string, Tensor> {
  const makers = inputNames.map((name) => {
    const make = INPUTS[name] ?? others(name);
    if (make !== null) return { name, make };
    const reason = `its graph asks for the input ${name}`;
    throw createError('MODEL_CONTRACT_BROKEN', { model, reason });
  });
  return (rows) => Object.fromEntries(makers.map(({ name, make }) => [name, make(rows)]));
}
