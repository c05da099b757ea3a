import { readExamples } from '../check/read-examples.js';
import { chooseAsks } from '../learn/choose-asks.js';
import type { View } from '../learn/example-question.js';

/**
 * Which examples of a dataset file are asked in which views, by id, at most `most` questions in all; those that ask for a
 * member are passed over. Only ids are kept: the examples are read again one by one. Throws what `readExamples` throws.
 */
export async function readAsks(
  file: string,
  most: number,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly View[]>> {
  const examples: { readonly id: string }[] = [];
  for await (const { example } of readExamples(file, signal)) {
    if (example.question === 'api') examples.push({ id: example.id });
  }
  const views = new Map<string, View[]>();
  for (const { example, view } of chooseAsks(examples, most)) {
    views.set(example.id, [...(views.get(example.id) ?? []), view]);
  }
  return views;
}
