/** Installs a model of the fixtures in a home folder, as `models add` leaves it. */
import { cp, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../domain/index.js';

export type FixtureModel = 'tiny-reranker' | 'tiny-reranker-int8' | 'tiny-reranker-plain';

export async function installFixture(home: string, model: FixtureModel): Promise<void> {
  const fixture = join(packageRoot, 'test', 'models', 'fixtures', model);
  await cp(fixture, join(home, 'models', model), { recursive: true });
}

/** Cuts the graph of an installed model off in its middle. */
export async function truncateGraph(home: string, model: FixtureModel): Promise<void> {
  await truncate(join(home, 'models', model, 'model.onnx'), 1_000);
}
