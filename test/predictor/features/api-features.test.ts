import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestQuestionSchema, type SuggestQuestionInput } from '../../../domain/index.js';
import { FEATURES } from '../../../predictor/features/feature-catalogue.js';
import type { RankingCandidates } from '../../../predictor/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});
afterAll(async () => {
  await demo.close();
});

async function candidatesOf(question: SuggestQuestionInput): Promise<RankingCandidates> {
  const found = await demo.predictor.candidates(suggestQuestionSchema.parse(question));
  if (found === null) throw new Error('the cursor asks for no API');
  return found;
}

function value({ apis, features }: RankingCandidates, api: string, feature: string): number {
  const row = apis.indexOf(api);
  const column = features.names.indexOf(feature);
  expect(row).toBeGreaterThanOrEqual(0);
  expect(column).toBeGreaterThanOrEqual(0);
  return features.values[row * features.names.length + column] ?? Number.NaN;
}

const DATES = 'x_acme_core.DateMath';
const QUESTIONS: readonly SuggestQuestionInput[] = [
  { codeBefore: '' },
  {
    codeBefore: 'var a = 1;\nvar due = ',
    codeAfter: ';\ndue.getValue();',
    scope: 'x_acme_billing',
  },
  { codeBefore: 'g_form.', codeAfter: '', table: 'sys_script_client' },
  {
    codeBefore: "var ga = new GlideAjax('",
    scope: 'x_acme_hr',
    table: 'catalog_script_client',
  },
  {
    codeBefore: "var gr = new GlideRecord('x_acme_bill_invoice');\ngr.query();\nreturn new ",
    scope: 'x_acme_billing',
    script: 'InvoiceUtil',
    table: 'sys_script_include',
  },
];

describe('the features of candidates', () => {
  it.each(QUESTIONS)('are the catalogue’s, each within its range, for %o', async (question) => {
    const found = await demo.predictor.candidates(suggestQuestionSchema.parse(question));
    if (found === null) return;
    const { names, rows, values } = found.features;
    expect(names).toEqual(FEATURES.map(({ name }) => name));
    expect(rows).toBe(found.apis.length);
    values.forEach((each, at) => {
      const { name, most } = FEATURES[at % FEATURES.length] ?? { name: '', most: 0 };
      expect(each, name).toBeGreaterThanOrEqual(0);
      expect(each, name).toBeLessThanOrEqual(most);
    });
  });

  it('are none where the cursor asks for no API', async () => {
    const inComment = suggestQuestionSchema.parse({ codeBefore: '// ' });
    expect(await demo.predictor.candidates(inComment)).toBeNull();
  });

  it('know a class by the members that the code behind the cursor calls', async () => {
    const codeAfter = ';\nvar a = helper.addBusinessDays(sent, 3);\nhelper.isHoliday(a);';
    const found = await candidatesOf({
      codeBefore: 'var helper = ',
      codeAfter,
      scope: 'x_acme_core',
    });
    expect(value(found, DATES, 'awaited.members')).toBe(1);
    const others = found.apis.filter((api) => api !== DATES);
    const best = Math.max(...others.map((api) => value(found, api, 'awaited.members')));
    expect(best).toBeLessThan(1);
    expect(value(found, DATES, 'question.awaited')).toBe(1);
  });

  it('know a member by the name that takes its value', async () => {
    const found = await candidatesOf({
      codeBefore: 'var businessDays = ',
      scope: 'x_acme_core',
    });
    expect(value(found, DATES, 'awaited.target.rank')).toBe(1);
    expect(value(found, DATES, 'question.value')).toBe(1);
    expect(value(found, DATES, 'question.after')).toBe(0);
  });

  it('know an API by what a comment says', async () => {
    const asked = (comment: string): Promise<RankingCandidates> =>
      candidatesOf({ codeBefore: `// ${comment}\nvar x = `, scope: 'x_acme_core' });
    const [told, untold] = [await asked('is it a holiday, or a business day?'), await asked('')];
    expect(value(told, DATES, 'comment.members')).toBeGreaterThan(0.5);
    expect(value(told, DATES, 'comment.documentation')).toBeGreaterThan(0);
    expect(value(untold, DATES, 'comment.members')).toBe(0);
    expect(value(told, DATES, 'lexical.members')).toBe(value(untold, DATES, 'lexical.members'));
  });

  it('know a script by the identifiers that it shares', async () => {
    const found = await candidatesOf({
      codeBefore: 'var businessDaysBetween = 1;\nvar fiscalQuarter = 2;\n',
      scope: 'x_acme_core',
    });
    expect(value(found, DATES, 'body.rank')).toBe(1);
    expect(value(found, DATES, 'member.words.rank')).toBe(1);
  });

  it('say that nobody calls an API, without counting the edited script', async () => {
    const found = await candidatesOf({ codeBefore: 'var x = ', scope: 'x_acme_core' });
    for (const api of found.apis) {
      const unused = value(found, api, 'habit.unused') === 1;
      expect(unused).toBe(value(found, api, 'callers.all') === 0);
    }
  });
});
