/** The demo instance's own examples: one of each script, without written ones. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDataset, readExamples } from '../../../dataset-builder/index.js';
import type { Example } from '../../../domain/index.js';
import type { DemoPredictor } from '../../predictor/demo-mirror.js';

export async function demoExamples({
  store,
}: Pick<DemoPredictor, 'store'>): Promise<readonly Example[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-examples-'));
  try {
    const file = join(folder, 'examples.jsonl');
    await buildDataset({ store, file, options: { synthetic: false } });
    const examples: Example[] = [];
    for await (const { example } of readExamples(file)) examples.push(example);
    return examples;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
