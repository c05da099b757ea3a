import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestQuestionSchema, type SuggestQuestionInput } from '../../../domain/index.js';
import { bodyFeatures } from '../../../predictor/features/body-features.js';
import { memberFeatures } from '../../../predictor/features/member-features.js';
import { loadMirror } from '../../../predictor/mirror-index/load-mirror.js';
import type { MirrorIndex } from '../../../predictor/mirror-index/mirror-index.js';
import { queryContext } from '../../../predictor/question/query-context.js';
import { scoreFields } from '../../../predictor/retrievers/field-scores.js';
import { scoreSites } from '../../../predictor/retrievers/site-scores.js';
import { LANES } from '../../../predictor/terms/lane-index.js';
import { ScratchPool } from '../../../predictor/terms/scratch.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;
let index: MirrorIndex;

beforeAll(async () => {
  demo = await openDemoPredictor();
  index = await loadMirror(demo.store);
});
afterAll(async () => {
  await demo.close();
});

/** All that the code says for one API, in figures. */
interface Judgement {
  readonly fields: readonly number[];
  /** The best call site of each lane. */
  readonly sites: readonly number[];
  readonly members: readonly number[];
  readonly body: number;
}

const DATES = 'x_acme_core.DateMath';
const BALANCE = 'x_acme_hr.LeaveBalance';

function numberOf(api: string): number {
  const entry = index.apiByName(api);
  if (entry === null) throw new Error(`The sample scopes have no ${api}`);
  return entry.number;
}

function judge(api: string, asked: SuggestQuestionInput): Judgement {
  const number = numberOf(api);
  const question = suggestQuestionSchema.parse({ scope: 'x_acme_billing', ...asked });
  const context = queryContext(question, index, new ScratchPool().open());
  const { name, members, documentation, tables, memberRarity, ...others } = scoreFields(
    index,
    context,
  );
  const fields = [
    name,
    members,
    documentation,
    tables,
    others.functionMembers,
    others.commentMembers,
    others.commentDocumentation,
  ];
  const { scores } = scoreSites(index, context);
  const sites = Array.from({ length: LANES }, (_, lane) =>
    Math.max(0, ...index.sitesOfApi(number).map((site) => scores[site.number * LANES + lane] ?? 0)),
  );
  const ofMembers = memberFeatures([number], index, context, memberRarity);
  return {
    fields: fields.map((each) => each[number] ?? 0),
    sites,
    members: ofMembers.map(({ values }) => values[0] ?? 0),
    body: bodyFeatures([number], index, context)[0]?.values[0] ?? 0,
  };
}

const BEFORE = [
  "var invoice = new GlideRecord('x_acme_billing_invoice');",
  "invoice.get(current.getValue('invoice'));",
  '',
].join('\n');

/** The same code twice: as it is written, and with everything masked that an example of that API would have masked. */
const WRITTEN = [
  [
    'a class and the variable that holds it',
    'var calendar = new x_acme_core.DateMath();\nvar due = calendar.addBusinessDays(invoice, 3);\n',
    'var _ = new _();\nvar due = _._(invoice, 3);\n',
  ],
  [
    'a field that holds it',
    'this.calendar = new x_acme_core.DateMath();\nvar due = this.calendar.addBusinessDays(1);\n',
    'this._ = new _();\nvar due = this._._(1);\n',
  ],
  [
    'a variable of its name',
    'var total = helpers.dateMath.addBusinessDays(invoice, 3);\n',
    'var total = helpers._._(invoice, 3);\n',
  ],
] as const;

describe('an API that the code in sight names', () => {
  it.each(WRITTEN)('is judged by the code without its own traces: %s', (_, written, masked) => {
    const scope = 'x_acme_core';
    const seen = judge(DATES, { codeBefore: `${BEFORE}${written}var next = `, scope });
    const unseen = judge(DATES, { codeBefore: `${BEFORE}${masked}var next = `, scope });
    expect(seen).toEqual(unseen);
  });

  it('keeps what its other members say, as an example does', () => {
    const one = 'var c = new x_acme_core.DateMath();\nc.addBusinessDays(1);\n';
    const both = `c.isHoliday(1);\n${one}`;
    const [few, more] = [one, both].map((code) => judge(DATES, { codeBefore: `${code}var x = ` }));
    expect(more?.members).not.toEqual(few?.members);
  });

  it('speaks for others with its traces', () => {
    const written = 'var calendar = new x_acme_core.DateMath();\ncalendar.addBusinessDays(1);\n';
    const masked = 'var _ = new _();\n_._(1);\n';
    const [seen, unseen] = [written, masked].map((code) =>
      judge(BALANCE, { codeBefore: `${BEFORE}${code}var x = ` }),
    );
    expect(seen).not.toEqual(unseen);
  });

  it('is known by a string that names it', () => {
    const asked = (name: string): SuggestQuestionInput => ({
      codeBefore: `var ga = new GlideAjax('${name}');\nvar other = `,
      scope: 'x_acme_core',
    });
    expect(judge(DATES, asked('DateMath'))).toEqual(judge(DATES, asked('_')));
  });

  it('is known in a comment too', () => {
    const asked = (name: string): SuggestQuestionInput => ({
      codeBefore: `// the ${name} tells whether it is a holiday\nvar calendar = new x_acme_core.DateMath();\nvar x = `,
      scope: 'x_acme_core',
    });
    expect(judge(DATES, asked('DateMath'))).toEqual(judge(DATES, asked('_')));
  });

  it('is spoken for by the name that takes the value', () => {
    const asked = (name: string): SuggestQuestionInput => ({
      codeBefore: `var ${name} = `,
      scope: 'x_acme_core',
    });
    const [named, unnamed] = [judge(DATES, asked('dateMath')), judge(DATES, asked('_'))];
    expect(named.fields[0]).toBeGreaterThan(unnamed.fields[0] ?? 0);
  });

  it('is judged as it is where a member is asked for', () => {
    const question = suggestQuestionSchema.parse({
      codeBefore: 'var calendar = new x_acme_core.DateMath();\ncalendar.',
      scope: 'x_acme_billing',
    });
    const context = queryContext(question, index, new ScratchPool().open());
    expect(context.cursor.question).toBe('member');
    expect(context.traces.size).toBe(0);
  });
});
