import { realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureFolder, type MeasuredFolder } from '../../../bench/context/measure-folder.js';
import { planRequests } from '../../../bench/context/plan-requests.js';
import { LANGUAGES } from '../../../bench/context/sampling/index.js';
import { finderSystem } from '../../../bench/context/systems/index.js';
import { CONTEXT_VARIANTS } from '../../../domain/index.js';
import {
  chatKeywords,
  countTokens,
  openContextFinder,
  type KeywordWriter,
} from '../../../predictor/context/index.js';
import { sourceFolder } from '../../predictor/context/source-folder.js';
import { localModel } from './local-model.js';

const LIMITS = { budgetTokens: 500, top: 5 };
/** Nothing in sight leads to `archive_everything`. */
const FILES = {
  'one/totals.py': 'def settle_order(order):\n    return order.total\n',
  'one/shelves.py': 'def archive_everything(place):\n    return place\n',
  'one/view.py':
    'from totals import settle_order\n\n\ndef show(order):\n    return settle_order(order)\n',
  'one/later.py': 'def close():\n    pass\n\n\narchive_everything(1)\n',
};

async function measureVariants(
  folder: string,
  writeKeywords: KeywordWriter | null,
): Promise<MeasuredFolder> {
  const finder = await openContextFinder();
  const sampling = { positions: 10, seed: 1, languages: LANGUAGES };
  return measureFolder(
    { folder, minLines: 0, cursor: 'line', view: 'before', ...sampling },
    {
      systemsFor: () => CONTEXT_VARIANTS.map((variant) => finderSystem(finder, variant, LIMITS)),
      countTokens,
      model: null,
      writeKeywords,
      note: () => undefined,
    },
  );
}

describe('the context finder as a system', () => {
  it('finds what is imported, in every variant, and counts its tokens as the finder does', async () => {
    const folder = realpathSync(sourceFolder(FILES));
    const { positions, systems } = await measureVariants(folder, null);
    expect(systems).toEqual([...CONTEXT_VARIANTS]);
    const view = positions.find(({ position }) => position.file === 'view.py');
    for (const variant of CONTEXT_VARIANTS) {
      const outcome = view?.outcomes.get(variant);
      expect(outcome).toMatchObject({ definition: 1, ownFileBlocks: 0, degraded: [] });
      expect(outcome?.tokens).toBeGreaterThan(0);
      expect(outcome?.tokens).toBeLessThanOrEqual(LIMITS.budgetTokens);
    }
    expect(view?.keywords).toBeNull();
  });

  it('searches for what a model named, which is asked once at each position', async () => {
    const { endpoint, questions } = await localModel('method: archive_everything');
    const writeKeywords = chatKeywords({ model: endpoint, timeoutMs: 5_000 });
    const folder = realpathSync(sourceFolder(FILES));
    const { positions } = await measureVariants(folder, writeKeywords);
    const { positions: withoutModel } = await measureVariants(folder, null);
    expect(questions()).toBe(2);
    const later = positions.find(({ position }) => position.file === 'later.py');
    expect(later?.keywords?.named).toBe(1);
    expect(later?.outcomes.get('full')).toMatchObject({ definition: 1, degraded: [] });
    const unaided = withoutModel.find(({ position }) => position.file === 'later.py');
    expect(unaided?.outcomes.get('full')?.definition).toBe(0);
  });

  it('says at which positions the model named nothing, and goes by the code there', async () => {
    const { endpoint } = await localModel('');
    const writeKeywords = chatKeywords({ model: endpoint, timeoutMs: 5_000 });
    const folder = realpathSync(sourceFolder(FILES));
    const { positions } = await measureVariants(folder, writeKeywords);
    const view = positions.find(({ position }) => position.file === 'view.py');
    expect(view?.keywords?.named).toBe(0);
    const outcome = view?.outcomes.get('full');
    expect(outcome?.definition).toBe(1);
    expect(outcome?.degraded).toEqual([expect.stringMatching(/^keywords: .*names no keyword/)]);
  });
});

describe('the requests of a run', () => {
  it('go to keywords first, and what is left to lines', async () => {
    const { endpoint } = await localModel('');
    const model = { endpoint, maxRequests: 50 };
    const asked = { positions: 10, keywords: 'chat', complete: true } as const;
    const { completing, sent } = planRequests(asked, 3, model);
    expect(completing?.maxRequests).toBe(20);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toContain('Up to 30 requests to local');
    expect(planRequests({ ...asked, complete: false }, 3, model).completing).toBeNull();
    expect(planRequests({ ...asked, keywords: 'static' }, 3, model).completing?.maxRequests).toBe(
      50,
    );
  });

  it('are refused where they do not reach for the keywords', async () => {
    const { endpoint } = await localModel('');
    const asked = { positions: 10, keywords: 'chat', complete: false } as const;
    expect(() => planRequests(asked, 3, { endpoint, maxRequests: 29 })).toThrow(
      /maxRequests is 29.*take 30/,
    );
  });
});
