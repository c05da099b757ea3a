import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDemoData,
  dataOfScopes,
  demoScopes,
  type DemoData,
} from '../../../connector/demo-instance/index.js';
import type { SuggestAnswer, SuggestQuestionInput } from '../../../domain/index.js';
import type { Predictor } from '../../../predictor/index.js';
import type { StoredApi } from '../../../sync/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';
import { apisOf, ask, openLiveMirror } from './live-mirror.js';

let demo: DemoPredictor;
let apis: readonly StoredApi[];

beforeAll(async () => {
  demo = await openDemoPredictor();
  apis = (await demo.store.apis({}, { limit: 1_000 })).items;
});

afterAll(() => demo.close());

function pruningOf(answer: SuggestAnswer): NonNullable<SuggestAnswer['pruning']> {
  if (answer.pruning === undefined) throw new Error('The answer does not say what was pruned');
  return answer.pruning;
}

/** A question whose surroundings name everything that the API offers. */
function questionFor({ surface }: StoredApi, scope: string): SuggestQuestionInput {
  const members = surface.members.map(({ name }) => `var x_${name} = ${name};`).join('\n');
  return { codeBefore: `${members}\nvar it = new ${surface.name.slice(0, 4)}`, scope };
}

const SCOPES = [
  'global',
  'x_acme_asset',
  'x_acme_billing',
  'x_acme_core',
  'x_acme_fsm',
  'x_acme_hr',
  'x_acme_integ',
  'x_acme_vrm',
];

describe('a mirror of eight scopes', () => {
  it.each(SCOPES)('prunes half of the known APIs or more, asked from %s', async (scope) => {
    const questions = [
      { codeBefore: 'var invoice = new ', scope },
      {
        codeBefore: "var gr = new GlideRecord('incident');\nvar u = new ",
        scope,
        table: 'sys_script',
      },
    ];
    for (const question of questions) {
      const { known, callable, kept, ranked } = pruningOf(await demo.ask(question, 200));
      expect(known).toBe(apis.length);
      expect(kept).toBeLessThanOrEqual(known / 2);
      expect(kept).toBeGreaterThan(0);
      expect(callable).toBeGreaterThanOrEqual(kept);
      expect(ranked).toBeLessThanOrEqual(kept);
    }
  });

  it('never offers a package-private API to another scope, and offers it to its own', async () => {
    const hidden = apis.filter(({ access }) => access === 'package_private');
    expect(hidden.length).toBeGreaterThan(4);
    for (const api of hidden) {
      for (const scope of SCOPES) {
        const found = apisOf(await demo.ask(questionFor(api, scope), 200));
        if (scope === api.surface.scope) expect(found, scope).toContain(api.surface.api);
        else expect(found, scope).not.toContain(api.surface.api);
      }
    }
  });

  it('never offers an inactive API, not even to its own scope', async () => {
    const retired = apis.filter(({ active }) => !active);
    expect(retired.length).toBeGreaterThan(2);
    for (const api of retired) {
      for (const scope of ['global', api.surface.scope]) {
        expect(apisOf(await demo.ask(questionFor(api, scope), 200))).not.toContain(api.surface.api);
      }
    }
  });

  it('offers client scripts only what the client may call', async () => {
    const answer = await demo.ask(
      { codeBefore: 'var ga = new ', scope: 'x_acme_billing', table: 'sys_script_client' },
      200,
    );
    const callable = new Set(
      apis.filter(({ clientCallable }) => clientCallable).map(({ surface }) => surface.api),
    );
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(apisOf(answer).filter((api) => !callable.has(api))).toEqual([]);
  });

  it('offers only the scope that is typed in front', async () => {
    const answer = await demo.ask(
      { codeBefore: 'var log = new x_acme_core.', scope: 'x_acme_billing' },
      200,
    );
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(apisOf(answer).filter((api) => !api.startsWith('x_acme_core.'))).toEqual([]);
  });
});

describe('a mirror of fewer than five scopes', () => {
  it('prunes nothing but what cannot be called', async () => {
    const names = ['x_acme_core', 'x_acme_billing'];
    const scopes = (await demoScopes()).filter(({ scope }) => names.includes(scope));
    await withPredictor(dataOfScopes(scopes), async (predictor) => {
      const { known, callable, kept } = pruningOf(
        await ask(predictor, { codeBefore: 'var it = new ', scope: 'x_acme_billing' }),
      );
      const ofScopes = apis.filter(({ surface }) => names.includes(surface.scope));
      const uncallable = ofScopes.filter(
        ({ surface, access, active }) =>
          !active || (access === 'package_private' && surface.scope !== 'x_acme_billing'),
      );
      expect(known).toBe(ofScopes.length);
      expect(known - callable).toBe(uncallable.length);
      expect(kept).toBe(callable);
    });
  });
});

describe('candidates', () => {
  it('are at most 300, however many APIs there are', async () => {
    await withPredictor(manyApis(420), async (predictor) => {
      const questions = [
        'var invoice = getBalance(customer);\nvar util = new ',
        'var util = new Cl',
        'var class_of_run = 1;\nvar util = new Class',
        '',
      ];
      for (const codeBefore of questions) {
        const answer = await ask(predictor, { codeBefore, scope: 'x_acme_core' }, { limit: 200 });
        const { known, kept, ranked } = pruningOf(answer);
        expect([known, kept]).toEqual([420, 420]);
        expect(ranked, codeBefore).toBeLessThanOrEqual(300);
        expect(new Set(apisOf(answer)).size).toBe(200);
      }
    });
  });
});

async function withPredictor(
  data: DemoData,
  use: (predictor: Predictor) => Promise<void>,
): Promise<void> {
  const mirror = await openLiveMirror(data);
  try {
    await use(await mirror.open());
  } finally {
    await mirror.close();
  }
}

/** Script Includes of one scope, each of them with words of its own and some that all have. */
function manyApis(count: number): DemoData {
  const data = createDemoData();
  const application = data.addApplication({ scope: 'x_acme_core', name: 'Core' });
  for (let at = 0; at < count; at += 1) {
    const name = `Class${String(at)}`;
    data.upsert('sys_script_include', {
      name,
      script: `var ${name} = Class.create();\n${name}.prototype = {\n  getBalance: function (customer) { return customer.run${String(at)}; },\n  type: '${name}'\n};\n`,
      sys_scope: application,
      sys_package: application,
    });
  }
  return data;
}
