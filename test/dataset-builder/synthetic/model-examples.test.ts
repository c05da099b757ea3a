import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openModelEndpoint } from '../../../connector/index.js';
import type { DraftExample, Drop } from '../../../dataset-builder/build/draft-example.js';
import {
  modelExamples,
  type ModelPlan,
} from '../../../dataset-builder/synthetic/model-examples.js';
import { configurationSchema } from '../../../domain/index.js';
import {
  say,
  startModelServer,
  type Answering,
  type ModelServer,
} from '../../connector/model-endpoint/model-server.js';
import { contentsOf, script } from './contents-of.js';

const REMINDERS = `/**
 * Letters to customers who owe money. Questions to eve@acme.example.
 */
var ReminderLetters = Class.create();
ReminderLetters.prototype = {
  /**
   * Sends the reminders of one customer.
   * @param {string} customer who owes
   * @return {number}
   */
  sendBalance: function(customer) { var secretSauce = customer; return secretSauce; },
  _hidden: function() {},
  type: 'ReminderLetters'
};
`;

const ARCHIVE = `var LetterArchive = Class.create();
LetterArchive.prototype = {
  store: function(letter) { return letter; },
  type: 'LetterArchive'
};
`;

const CALLED = `var InvoiceUtil = Class.create();
InvoiceUtil.prototype = { total: function(id) { return id; }, type: 'InvoiceUtil' };
`;

const CONTENTS = contentsOf([
  script('ReminderLetters', REMINDERS, 'sys_script_include'),
  script('LetterArchive', ARCHIVE, 'sys_script_include'),
  script('InvoiceUtil', CALLED, 'sys_script_include'),
  script('Rule', 'gs.info(new InvoiceUtil().total(current.sys_id));', 'sys_script'),
]);

const GOOD = `// remind the customer
var customer = current.getValue('customer');
var sent = new ReminderLetters().sendBalance(customer);
gs.info('sent ' + sent);`;

let folder: string;
let server: ModelServer | null = null;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'deepcodeseek-model-')), 'answers');
});

afterEach(async () => {
  await server?.close();
  server = null;
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

interface Made {
  readonly examples: readonly DraftExample[];
  readonly drops: readonly Drop[];
  readonly plans: readonly ModelPlan[];
}

interface Settings {
  readonly maxRequests?: number;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

async function make(baseUrl: string, settings: Settings = {}): Promise<Made> {
  const { maxRequests = 10, concurrency = 2, signal } = settings;
  const { model } = configurationSchema.parse({ model: { baseUrl, name: 'coder' } });
  const endpoint = await openModelEndpoint({
    configuration: model,
    apiKey: 'k',
    environment: {},
    retryPolicy: { maxAttempts: 2, baseDelayMs: 1 },
  });
  const plans: ModelPlan[] = [];
  const examples: DraftExample[] = [];
  const drops: Drop[] = [];
  const writing = { endpoint, answersFolder: folder, maxRequests, concurrency };
  const onPlan = (plan: ModelPlan): void => {
    plans.push(plan);
  };
  try {
    const making = modelExamples(
      CONTENTS,
      { ...writing, onPlan },
      { sites: 'first', seed: 1, signal },
    );
    for await (const made of making) {
      examples.push(...made.examples.map(({ draft }) => draft));
      drops.push(...made.drops);
    }
  } finally {
    endpoint.close();
  }
  return { examples, drops, plans };
}

/** The service answers for the API with reminders as given, for the other with code that is of no use. */
async function serve(answer: Answering): Promise<string> {
  server = await startModelServer((response, received, index) => {
    const isReminders = received.question.messages[1]?.content.includes('class ReminderLetters');
    if (isReminders === true) return answer(response, received, index);
    say(response, 'var nothing = 1;');
  });
  return server.baseUrl;
}

function reasons(made: Made): readonly string[] {
  return made.drops
    .filter(({ api }) => api === 'x_acme.ReminderLetters')
    .map(({ reason }) => reason);
}

describe('examples that a model writes', () => {
  it('are cut and masked as those of any script, and marked', async () => {
    const baseUrl = await serve((response) => {
      say(response, `Here you are:\n\`\`\`js\n${GOOD}\n\`\`\`\n`);
    });
    const { examples, plans } = await make(baseUrl);
    const api = examples.filter(({ question }) => question === 'api');
    expect(api).toHaveLength(1);
    const [example] = api;
    expect(example).toMatchObject({
      origin: 'model',
      scope: 'x_acme',
      table: 'sys_script',
      groundTruth: { api: 'x_acme.ReminderLetters', member: 'sendBalance' },
      callers: 0,
    });
    expect(example && example.codeBefore + example.codeMiddle + example.codeAfter).toBe(
      `${GOOD}\n`,
    );
    expect(plans).toEqual([
      {
        address: `${baseUrl}/chat/completions`,
        model: 'coder',
        apis: 2,
        requests: 2,
        answered: 0,
      },
    ]);
  });

  it('are asked for with names, parameters and documentation, and nothing of any code', async () => {
    await make(
      await serve((response) => {
        say(response, GOOD);
      }),
    );
    const questions = server?.received.map(({ question }) => question) ?? [];
    expect(questions).toHaveLength(2);
    expect(questions[0]).toMatchObject({ temperature: 0, seed: 1, model: 'coder' });
    const text = questions.map(({ messages }) => messages.map((m) => m.content).join('\n')).join();
    expect(text).toContain('sendBalance(customer);');
    expect(text).toContain('@param {string} customer who owes');
    expect(text).toContain('Letters to customers who owe money. Questions to person1@example.inv');
    for (const kept of ['secretSauce', '_hidden', 'eve@', 'InvoiceUtil', 'return letter']) {
      expect(text).not.toContain(kept);
    }
  });

  it('cost nothing the second time and are the same', async () => {
    const baseUrl = await serve((response) => {
      say(response, GOOD);
    });
    const first = await make(baseUrl, { concurrency: 1 });
    const again = await make(baseUrl, { concurrency: 4 });
    expect(server?.received).toHaveLength(2);
    expect(again.plans).toMatchObject([{ requests: 0, answered: 2 }]);
    expect({ ...again, plans: [] }).toEqual({ ...first, plans: [] });
    expect(first.examples.length).toBeGreaterThan(0);
  });

  it('go on after a failure where it stopped, and ask for a damaged answer anew', async () => {
    let broken = true;
    server = await startModelServer((response, _received, index) => {
      if (broken && index > 0) response.writeHead(401).end();
      else say(response, GOOD);
    });
    const { baseUrl } = server;
    await expect(make(baseUrl, { concurrency: 1 })).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
    });
    expect(readdirSync(folder)).toHaveLength(1);
    broken = false;
    expect((await make(baseUrl)).plans).toMatchObject([{ requests: 1, answered: 1 }]);
    const [name = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), whole.slice(0, 20));
    expect((await make(baseUrl)).plans).toMatchObject([{ requests: 1, answered: 1 }]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(whole);
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('are asked for as often as allowed, and so many at a time', async () => {
    const baseUrl = await serve((response) => {
      setTimeout(() => {
        say(response, GOOD);
      }, 30);
    });
    await make(baseUrl, { maxRequests: 1 });
    expect(server?.received).toHaveLength(1);
    await make(baseUrl, { concurrency: 1 });
    expect(server?.mostAtOnce()).toBe(1);
    expect(server?.received).toHaveLength(2);
  });

  it('end with an abort, which keeps what came', async () => {
    const controller = new AbortController();
    server = await startModelServer((response, _received, index) => {
      if (index === 0) say(response, GOOD);
      else controller.abort();
    });
    const making = make(server.baseUrl, { concurrency: 1, signal: controller.signal });
    await expect(making).rejects.toMatchObject({ code: 'ABORTED' });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it.each([
    ['prose', 'I am sorry, I cannot help with that.', 'model-answer-without-code'],
    ['nothing', '', 'model-answer-without-code'],
    ['code of another API', 'gs.info(new InvoiceUtil().total(1));', 'model-code-without-api'],
    ['code that calls no API', 'gs.info(1);', 'model-code-without-api'],
    [
      'the name in comments only',
      '// new ReminderLetters()\ngs.info(1);',
      'model-code-without-api',
    ],
    [
      'a member that is not there',
      'gs.info(1);\nnew ReminderLetters().conjure();',
      'model-invented-member',
    ],
    ['a block that breaks off', '```js\nvar x = new ReminderLetters(', 'unreadable-script'],
    ['a block without end', `\`\`\`js\n${'x();\n'.repeat(3000)}`, 'model-answer-too-long'],
    ['an answer without end', 'x();\n'.repeat(100_000), 'model-answer-too-long'],
    ['brackets without end', `\`\`\`\n${'['.repeat(7000)}\n\`\`\``, 'unreadable-script'],
  ])('are not made of %s', async (_name, text, reason) => {
    const made = await make(
      await serve((response) => {
        say(response, text);
      }),
    );
    expect(made.examples).toEqual([]);
    expect(reasons(made)).toContain(reason);
  });

  it('are made of so many blocks, whatever else the answer holds', async () => {
    const block = (n: number): string =>
      `\`\`\`javascript\r\nvar n = ${String(n)};\r\n${GOOD}\r\n\`\`\``;
    const text = [1, 2, 3, 4, 5].map(block).join('\r\nand\r\n');
    const { examples } = await make(
      await serve((response) => {
        say(response, text);
      }),
    );
    expect(examples.filter(({ question }) => question === 'api')).toHaveLength(3);
    expect(examples.every(({ codeBefore }) => !codeBefore.includes('\r'))).toBe(true);
  });

  it('need a model that writes code', async () => {
    server = await startModelServer((response) => {
      say(response, 'No.');
    });
    await expect(make(server.baseUrl)).rejects.toMatchObject({ code: 'MODEL_WITHOUT_CODE' });
  });
});
