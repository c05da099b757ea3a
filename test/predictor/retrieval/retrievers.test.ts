import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestQuestionSchema, type SuggestQuestionInput } from '../../../domain/index.js';
import { loadMirror } from '../../../predictor/mirror-index/load-mirror.js';
import type { MirrorIndex } from '../../../predictor/mirror-index/mirror-index.js';
import { createAccessRules } from '../../../predictor/prefilter/access-rules.js';
import { prefilter } from '../../../predictor/prefilter/prefilter.js';
import { queryContext } from '../../../predictor/question/query-context.js';
import type { Retriever, RetrieverName } from '../../../predictor/retriever.js';
import { coUseRetriever } from '../../../predictor/retrievers/co-use.js';
import { scoreFields } from '../../../predictor/retrievers/field-scores.js';
import { createGrepRetriever } from '../../../predictor/retrievers/grep/grep.js';
import { RipgrepSearcher } from '../../../predictor/retrievers/grep/ripgrep-searcher.js';
import { createLexicalRetriever } from '../../../predictor/retrievers/lexical.js';
import { neighboursRetriever } from '../../../predictor/retrievers/neighbours.js';
import { scoreSites } from '../../../predictor/retrievers/site-scores.js';
import { usageRetriever } from '../../../predictor/retrievers/usage.js';
import { bundledRipgrep } from '../../../predictor/ripgrep-binary.js';
import { ScratchPool } from '../../../predictor/terms/scratch.js';
import { openShards } from '../../../sync/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;
let index: MirrorIndex;
let searcher: RipgrepSearcher;
let retrievers: readonly Retriever[];

beforeAll(async () => {
  demo = await openDemoPredictor();
  index = await loadMirror(demo.store);
  searcher = new RipgrepSearcher((await bundledRipgrep()) ?? 'rg');
  const shards = await openShards(demo.shardsFolder);
  retrievers = [
    createGrepRetriever({ searcher, instance: 'demo', shards: () => shards }),
    createLexicalRetriever(demo.store),
    usageRetriever,
    coUseRetriever,
    neighboursRetriever,
  ];
});

afterAll(async () => {
  await searcher.close();
  await demo.close();
});

interface Found {
  readonly apis: readonly string[];
  /** What it says of its first. */
  readonly evidence: readonly string[];
}

/** What one retriever alone gives, without any other. */
async function retrieve(name: RetrieverName, asked: SuggestQuestionInput): Promise<Found> {
  const retriever = retrievers.find((each) => each.name === name);
  if (retriever === undefined) throw new Error(`There is no retriever ${name}`);
  const scratch = new ScratchPool().open();
  const context = queryContext(suggestQuestionSchema.parse(asked), index, scratch);
  const fields = scoreFields(index, context);
  const { isKept } = prefilter(index, context, fields, createAccessRules(index.access));
  const input = { index, context, fields, sites: scoreSites(index, context), isKept };
  const retrieved = await retriever.retrieve(input, new AbortController().signal);
  const { ranking } = retrieved;
  expect(ranking.every(isKept)).toBe(true);
  expect(new Set(ranking).size).toBe(ranking.length);
  const [first] = ranking;
  return {
    apis: ranking.map((api) => index.api(api)?.stored.surface.api ?? ''),
    evidence: first === undefined ? [] : retrieved.evidence(first).map(({ text }) => text),
  };
}

interface Row extends SuggestQuestionInput {
  readonly retriever: RetrieverName;
  readonly expected: string;
  readonly top: number;
}

const ROWS: readonly Row[] = [
  {
    retriever: 'grep',
    codeBefore:
      "var terms = account.getValue('u_payment_terms');\nvar u_billing_currency;\nvar b = new ",
    scope: 'x_acme_billing',
    expected: 'x_acme_billing.InvoiceBuilder',
    top: 5,
  },
  {
    retriever: 'grep',
    codeBefore: 'if (current.u_credit_block) return;\nvar u_credit_limit = 0;\nvar b = new ',
    scope: 'x_acme_billing',
    expected: 'x_acme_billing.ContractPricing',
    top: 5,
  },
  {
    retriever: 'lexical',
    codeBefore: 'function convertCurrency(amount) {\n  var it = new ',
    scope: 'x_acme_billing',
    expected: 'x_acme_core.CurrencyConverter',
    top: 3,
  },
  {
    retriever: 'lexical',
    codeBefore: 'var depreciation = asset.cost;\nvar it = new ',
    scope: 'x_acme_asset',
    expected: 'x_acme_asset.DepreciationCalculator',
    top: 3,
  },
  {
    retriever: 'usage',
    codeBefore:
      'if (!current.service_from || !current.service_to)\n  return;\n// months of the service period\nvar schedule = new ',
    scope: 'x_acme_billing',
    table: 'sys_script',
    expected: 'x_acme_billing.RevenueSchedule',
    top: 3,
  },
  {
    retriever: 'usage',
    codeBefore:
      'if (limit > 0 && exposure > limit) {\n  current.state = "pending_approval";\n  var router = new ',
    scope: 'x_acme_billing',
    table: 'sys_script',
    expected: 'x_acme_core.ApprovalRouter',
    top: 3,
  },
  {
    retriever: 'co-use',
    codeBefore: 'var ledger = new LedgerPoster();\nvar account = ',
    scope: 'x_acme_billing',
    expected: 'x_acme_billing.GLAccountMap',
    top: 5,
  },
  {
    retriever: 'neighbours',
    codeBefore: 'var it = new ',
    scope: 'x_acme_billing',
    script: 'InvoiceReminder',
    expected: 'x_acme_billing.InvoiceUtil',
    top: 4,
  },
  {
    retriever: 'neighbours',
    codeBefore: 'var http = new HttpClient();\nvar it = new ',
    scope: 'x_acme_core',
    expected: 'x_acme_core.HttpClientSNC',
    top: 3,
  },
];

describe('each retriever alone', () => {
  it.each(ROWS)('$retriever finds $expected', async ({ retriever, expected, top, ...question }) => {
    const { apis, evidence } = await retrieve(retriever, question);
    expect(apis.slice(0, top)).toContain(expected);
    expect(evidence.length).toBeGreaterThan(0);
  });

  it.each<RetrieverName>(['grep', 'lexical', 'usage', 'co-use'])(
    '%s gives nothing where nothing is in sight',
    async (name) => {
      expect((await retrieve(name, { codeBefore: '' })).apis).toEqual([]);
    },
  );

  it.each<[RetrieverName, number]>([
    ['grep', 80],
    ['lexical', 100],
    ['usage', 120],
    ['co-use', 60],
    ['neighbours', 80],
  ])('%s gives at most %i', async (name, most) => {
    const script = await demo.store.findScript('x_acme_billing.InvoiceBuilder');
    const { apis } = await retrieve(name, {
      codeBefore: `${script?.source ?? ''}\nvar it = new `,
      scope: 'x_acme_billing',
      script: 'NewOne',
    });
    expect(apis.length).toBeGreaterThan(0);
    expect(apis.length).toBeLessThanOrEqual(most);
  });
});
