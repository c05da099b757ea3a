/** The list of models as a person reads it. */
import type { ListedModel } from '../models/catalogue/index.js';

const STATES: Readonly<Record<ListedModel['state'], string>> = {
  installed: 'installed',
  damaged: 'damaged',
  fetched: 'fetched',
  begun: 'partly fetched',
  absent: 'not installed',
};

export function modelLines(
  models: readonly (ListedModel & { readonly inUse: boolean })[],
): readonly string[] {
  const rows = models.map(({ kind, name, role, bytes, licence, state, inUse }) => [
    name,
    role ?? '?',
    bytes === null ? '?' : size(bytes),
    licence ?? '?',
    [
      STATES[state],
      ...(kind === 'checkpoint' ? ['to be exported'] : []),
      ...(inUse ? ['in use'] : []),
    ].join(', '),
  ]);
  const table = [['name', 'role', 'size', 'licence', 'state'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  const problems = models.flatMap(({ name, problem }) =>
    problem === null ? [] : [`${name}: ${problem.message}`, `  ${problem.remedy}`],
  );
  return [...lines.map((line) => line.trimEnd()), ...problems];
}

/** Megabytes of 10^6 bytes, rounded up. */
export function size(bytes: number): string {
  return `${String(Math.ceil(bytes / 1e6))} MB`;
}
