/** Installs a model of the fixtures in a home folder, as `models add` leaves it. */
import { readFileSync } from 'node:fs';
import { cp, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../domain/index.js';

export type FixtureModel =
  | 'tiny-reranker'
  | 'tiny-reranker-int8'
  | 'tiny-reranker-plain'
  | 'tiny-cross-encoder'
  | 'tiny-embedder';

const FIXTURES = join(packageRoot, 'test', 'models', 'fixtures');

export function fixtureFolder(model: FixtureModel): string {
  return join(FIXTURES, model);
}

/** What PyTorch gives for a model's checkpoint, as JSON. */
export function expectedOf(
  checkpoint: 'tiny-reranker' | 'tiny-cross-encoder' | 'tiny-embedder',
): unknown {
  return JSON.parse(readFileSync(join(FIXTURES, `${checkpoint}-expected.json`), 'utf8'));
}

export async function installFixture(home: string, model: FixtureModel): Promise<void> {
  await cp(fixtureFolder(model), join(home, 'models', model), { recursive: true });
}

/** Cuts the graph of an installed model off in its middle. */
export async function truncateGraph(home: string, model: FixtureModel): Promise<void> {
  await truncate(join(home, 'models', model, 'model.onnx'), 1_000);
}
