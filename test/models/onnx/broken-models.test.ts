import { truncateSync, unlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalModels, ModelEvent } from '../../../models/onnx/index.js';
import { openLocalModels } from '../../../models/onnx/index.js';
import { modelHome, SETTINGS, type ModelHome } from './model-home.js';

const NAME = 'tiny-reranker';
const homes: ModelHome[] = [];

afterEach(async () => {
  for (const home of homes.splice(0)) await home.remove();
});

/** What becomes of a model that `damage` was done to. */
async function damaged(damage: (home: ModelHome) => void): Promise<{
  readonly models: LocalModels;
  readonly events: readonly ModelEvent[];
}> {
  const home = modelHome(NAME);
  homes.push(home);
  damage(home);
  const events: ModelEvent[] = [];
  const models = await openLocalModels({
    home: home.home,
    reranker: NAME,
    embedder: null,
    settings: SETTINGS,
    onEvent: (event) => events.push(event),
  });
  await models.settled;
  return { models, events };
}

function replaced(from: string, to: string): (content: Buffer) => Buffer {
  return (content) => Buffer.from(content.toString('latin1').replaceAll(from, to), 'latin1');
}

const TOKENIZER = 'tokenizer.json';
const CASES: readonly (readonly [string, string, (home: ModelHome) => void])[] = [
  [
    'a file with a wrong hash',
    'MODEL_FILE_WRONG',
    (home) => {
      home.change(
        NAME,
        'model.onnx.data',
        (content) => Buffer.from(content.map((byte) => byte ^ 1)),
        false,
      );
    },
  ],
  [
    'a file that is missing',
    'MODEL_FILE_MISSING',
    (home) => {
      unlinkSync(home.fileOf(NAME, TOKENIZER));
    },
  ],
  [
    'a file that is cut short',
    'MODEL_FILE_WRONG',
    (home) => {
      truncateSync(home.fileOf(NAME, 'model.onnx'), 500);
    },
  ],
  [
    'a truncated graph that its manifest knows so',
    'MODEL_GRAPH_UNREADABLE',
    (home) => {
      home.change(NAME, 'model.onnx', (content) => content.subarray(0, content.length / 2), true);
    },
  ],
  [
    'weights that are cut short',
    'MODEL_GRAPH_UNREADABLE',
    (home) => {
      home.change(NAME, 'model.onnx.data', (content) => content.subarray(0, 1_000), true);
    },
  ],
  [
    'an unknown operator',
    'MODEL_OPERATOR_UNKNOWN',
    (home) => {
      home.change(NAME, 'model.onnx', replaced('QuickGelu', 'QuickGelX'), true);
    },
  ],
  [
    'weights that are no numbers',
    'MODEL_SCORES_INVALID',
    (home) => {
      home.change(NAME, 'model.onnx.data', (content) => Buffer.alloc(content.length, 0xff), true);
    },
  ],
  [
    'a tokenizer that is none',
    'MODEL_TOKENIZER_UNFIT',
    (home) => {
      home.change(NAME, TOKENIZER, () => Buffer.from('{}'), true);
    },
  ],
  [
    'a tokenizer that is no JSON',
    'MODEL_TOKENIZER_UNFIT',
    (home) => {
      home.change(NAME, TOKENIZER, () => Buffer.from('<html>'), true);
    },
  ],
  [
    'a tokenizer of another model',
    'MODEL_TOKENIZER_UNFIT',
    (home) => {
      home.change(NAME, TOKENIZER, replaced('"id": 1,', '"id": 151644,'), true);
    },
  ],
  [
    'a manifest that says what the graph is not',
    'MODEL_CONTRACT_BROKEN',
    (home) => {
      home.changeManifest(NAME, (manifest) =>
        manifest.contract.kind === 'decoder-reranker'
          ? { ...manifest, contract: { ...manifest.contract, sharedPrefix: false } }
          : manifest,
      );
    },
  ],
  [
    'a model of another role',
    'MODEL_CONTRACT_BROKEN',
    (home) => {
      home.changeManifest(NAME, (manifest) => ({ ...manifest, role: 'embedder' }));
    },
  ],
  [
    'a manifest that is none',
    'MODEL_MANIFEST_INVALID',
    (home) => {
      home.change(NAME, 'manifest.json', () => Buffer.from('{"format": 2}'), false);
    },
  ],
];

describe('a broken model', () => {
  it.each(CASES)('is said by name with the remedy: %s', async (_, code, damage) => {
    const { models, events } = await damaged(damage);
    const [status] = models.status();
    expect(events.map((event) => event.code)).toEqual([code]);
    expect(status?.state).toBe('failed');
    expect(status?.reason).toMatch(
      /`deepcodeseek models|[Mm]anifest|Export|tokenizer\.json|fetch it again/,
    );
    const answer = await models.reranker?.rerank(
      { query: 'a', documents: ['b'] },
      { deadline: null },
    );
    expect(answer).toEqual({ scores: [], reason: status?.reason });
    await models.close();
  });

  it('is one that is not installed: the reason says how to get it', async () => {
    const home = modelHome();
    homes.push(home);
    const models = await home.open('qwen3-reranker-0.6b-leafmind');
    expect(models.status()[0]?.reason).toContain('deepcodeseek models pull');
  });

  it('does not keep a good one from working beside it', async () => {
    const home = modelHome(NAME, 'tiny-reranker-int8');
    homes.push(home);
    unlinkSync(home.fileOf(NAME, 'model.onnx'));
    const [broken, good] = [await home.open(NAME), await home.open('tiny-reranker-int8')];
    expect(broken.status()[0]?.state).toBe('failed');
    const answer = await good.reranker?.rerank(
      { query: 'a', documents: ['b', 'c'] },
      { deadline: null },
    );
    expect(answer?.scores).toHaveLength(2);
  });

  it('names each execution provider that was passed over', async () => {
    const home = modelHome(NAME);
    homes.push(home);
    const models = await home.open(NAME, { providers: ['coreml', 'cpu'] });
    expect(models.status()[0]).toMatchObject({ state: 'ready', provider: 'cpu' });
    const none = await home.open(NAME, { providers: ['coreml'] });
    expect(none.status()[0]?.state).toBe('failed');
  });
});
