import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SuggestAnswer, SuggestQuestionInput } from '../../../domain/index.js';
import type { Predictor } from '../../../predictor/index.js';
import type { StoredScript } from '../../../sync/index.js';
import { apisOf, ask, openLiveMirror, type LiveMirror } from './live-mirror.js';

const EDITED = [
  'x_acme_billing.InvoiceBuilder',
  'x_acme_billing.InvoiceUtil',
  'x_acme_core.CurrencyConverter',
  'x_acme_hr.OnboardingPlan',
  'global.IncidentUtils',
  'x_acme_vrm.RiskAjax',
] as const;
/** Scripts that are no Script Include, by table and scope; the first of each. */
const CALLERS = [
  { table: 'sys_script', scope: 'x_acme_billing' },
  { table: 'sysauto_script', scope: 'x_acme_asset' },
  { table: 'sys_ui_action', scope: 'x_acme_fsm' },
] as const;

let mirror: LiveMirror;
let predictor: Predictor;
let edited: readonly StoredScript[];

beforeAll(async () => {
  mirror = await openLiveMirror();
  predictor = await mirror.open();
  const found = await Promise.all(EDITED.map((name) => scriptNamed(name)));
  const callers = await Promise.all(
    CALLERS.map(async (filter) => {
      const { items } = await mirror.store.scripts(filter, { limit: 1 });
      return scriptNamed(items[0]?.sysId ?? '');
    }),
  );
  edited = [...found, ...callers];
});

afterAll(() => mirror.close());

async function scriptNamed(name: string): Promise<StoredScript> {
  const script = await mirror.store.findScript(name);
  if (script === null) throw new Error(`The mirror has no script ${name}`);
  return script;
}

/** The author stands at the beginning of a line in the middle of the saved text; `name` says what is edited. */
function questionIn(script: StoredScript, name: string | null): SuggestQuestionInput {
  const lines = script.source.split('\n');
  const cut = Math.floor(lines.length / 2);
  return {
    codeBefore: `${lines.slice(0, cut).join('\n')}\nvar helper = new `,
    codeAfter: `\n${lines.slice(cut).join('\n')}`,
    scope: script.scope,
    table: script.table,
    script: name,
  };
}

/** What must not depend on the saved copy: everything but the identity of the answer. */
function substance({ suggestions, degraded, pruning }: SuggestAnswer): unknown {
  return { suggestions, degraded, pruning };
}

describe('the script being edited is never its own evidence', () => {
  it('recognises the script by sys_id, in any case, by name and by scope.name', async () => {
    for (const script of edited) {
      const bySysId = await ask(predictor, questionIn(script, script.sysId));
      const upper = await ask(predictor, questionIn(script, script.sysId.toUpperCase()));
      expect(substance(upper), script.name).toEqual(substance(bySysId));
      const byName = await ask(predictor, questionIn(script, script.name));
      const byScope = await ask(predictor, questionIn(script, `${script.scope}.${script.name}`));
      const cited = [byName, byScope].flatMap((answer) => citations(answer));
      expect(cited, script.name).not.toContain(script.name);
      if (script.table === 'sys_script_include') {
        expect(substance(byScope), script.name).toEqual(substance(byName));
      }
    }
  });

  it('never suggests the class of the script that defines it', async () => {
    for (const script of edited.filter(({ table }) => table === 'sys_script_include')) {
      const own = `${script.scope}.${script.name}`;
      for (const name of [script.sysId, script.name, own]) {
        const answer = await ask(predictor, questionIn(script, name), { limit: 200 });
        expect(apisOf(answer), `${own} as ${name}`).not.toContain(own);
      }
    }
  });

  it('suggests the class to another script that stands at the same text', async () => {
    const script = await scriptNamed('x_acme_core.CurrencyConverter');
    const answer = await ask(
      predictor,
      {
        codeBefore: 'var euros = amounts.convert(amount, currency);\nvar converter = new ',
        codeAfter: '',
        scope: 'x_acme_billing',
        table: 'sys_script',
      },
      { limit: 200 },
    );
    expect(apisOf(answer)).toContain(`${script.scope}.${script.name}`);
  });

  it('cites the script neither as evidence nor as example, not even for what only it calls', async () => {
    for (const script of edited) {
      const answer = await ask(predictor, questionIn(script, script.sysId), { limit: 200 });
      const examples = answer.suggestions.map(({ example }) => example?.sysId);
      expect(examples, script.name).not.toContain(script.sysId);
      expect(citations(answer), script.name).not.toContain(script.name);
      expect(examples.filter((sysId) => sysId !== undefined).length).toBeGreaterThan(0);
    }
  });

  it('recognises a saved script that is pasted without a name', async () => {
    for (const script of edited) {
      const named = await ask(predictor, questionIn(script, script.sysId));
      const pasted = await ask(predictor, questionIn(script, null));
      const examples = pasted.suggestions.map(({ example }) => example?.sysId);
      expect(examples, script.name).not.toContain(script.sysId);
      expect(apisOf(named).length).toBeGreaterThan(0);
      if (script.table === 'sys_script_include')
        expect(apisOf(pasted)).not.toContain(`${script.scope}.${script.name}`);
    }
  });

  it('counts a script that changes nothing but its name as another script', async () => {
    const script = await scriptNamed('x_acme_billing.InvoiceUtil');
    const other = await ask(predictor, {
      codeBefore: 'var open = invoices.openBalance(customer);\nvar util = new ',
      scope: script.scope,
      script: 'NobodyKnowsThisOne',
    });
    expect(apisOf(other)).toContain('x_acme_billing.InvoiceUtil');
  });
});

describe('a mirror from which one edited script after the other is deleted', () => {
  it('gives the answers that it gave with the script in it', async () => {
    let whole = await mirror.open();
    for (const script of edited) {
      // By its name, which the author knows whether the script is saved or not.
      const question = questionIn(script, `${script.scope}.${script.name}`);
      const present = await ask(whole, question);
      await whole.close();
      mirror.data.remove(script.table, script.sysId);
      await mirror.sync();
      expect(await mirror.store.script(script.sysId)).toBeNull();
      whole = await mirror.open();
      const absent = await ask(whole, question);
      expect(present.suggestions.length, script.name).toBeGreaterThan(5);
      expect(substance(present), script.name).toEqual(substance(absent));
    }
  });
});

/** Names of the scripts that an answer points at. */
function citations(answer: SuggestAnswer): readonly (string | null)[] {
  return answer.suggestions.flatMap(({ evidence, example }) => [
    ...evidence.map(({ script }) => script),
    example?.script ?? null,
  ]);
}
