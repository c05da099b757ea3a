import { describe, expect, it, onTestFinished } from 'vitest';
import { completedLine, completeLine } from '../../../bench/context/completion/index.js';
import { completionQuality } from '../../../bench/context/metrics/index.js';
import { openModelEndpoint } from '../../../connector/index.js';
import { configurationSchema } from '../../../domain/index.js';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../../connector/model-endpoint/model-server.js';

describe('a completed line', () => {
  it.each([
    ['the same', 'total = settle(a)', ' total = settle(a) ', [1, 1, 1, 1]],
    ['other strings', "run('a', b)", "run('c', b)", [0, 1 - 1 / 11, 1, 1]],
    ['another order', 'a.b', 'b.a', [0, 1 - 2 / 3, 1, 1]],
    ['one name of two', 'a.b', 'a.c', [0, 1 - 1 / 3, 0, 1 / 2]],
    ['nothing', '', 'a.b', [0, 0, 0, 0]],
    ['keywords are no names', 'return', 'yield', [0, 0, 1, 1]],
  ])('%s', (_, completed, truth, [exact, edit, names, f1]) => {
    const quality = completionQuality(completed, truth, 'py');
    expect(quality.exactMatch).toBe(exact);
    expect(quality.editSimilarity).toBeCloseTo(edit ?? NaN);
    expect(quality.identifierMatch).toBe(names);
    expect(quality.identifierF1).toBeCloseTo(f1 ?? NaN);
  });
});

describe('the line in an answer', () => {
  it.each([
    ['is all of it', 'settle(a)', 'x = ', 'settle(a)'],
    ['is the first that holds something', '\n  settle(a)\nmore()', '    ', 'settle(a)'],
    ['stands in a fence', 'Here it is:\n```python\nsettle(a)\n```\nDone.', '', 'settle(a)'],
    ['stands in a fence that is cut', '```\nsettle(a)', '', 'settle(a)'],
    ['goes without what stood before the cursor', '  x = settle(a)', 'a\n  x = ', 'settle(a)'],
    ['may be empty', ' \n', 'x = ', ''],
  ])('%s', (_, answer, codeBefore, expected) => {
    expect(completedLine(answer, codeBefore)).toBe(expected);
  });
});

describe('asking a model', () => {
  it('shows it the context and the last 60 lines, and reads the line that it says', async () => {
    const server = await serverThat((response) => {
      say(response, '```python\n    return settle(ledger)\n```');
    });
    const { model } = configurationSchema.parse({
      model: { baseUrl: server.baseUrl, name: 'local' },
    });
    const endpoint = await openModelEndpoint({
      configuration: model,
      apiKey: null,
      environment: {},
    });
    onTestFinished(() => {
      endpoint.close();
    });
    const above = Array.from({ length: 80 }, (_, index) => `line_${String(index)}`).join('\n');
    const codeBefore = `${above}\n    return `;
    const block = { file: 'a.py', lineStart: 3, lineEnd: 4, text: 'def settle(book):\n    pass' };
    expect(await completeLine(endpoint, { file: 'b.py', codeBefore }, [block])).toBe(
      'settle(ledger)',
    );
    const asked = server.received[0]?.question;
    expect(asked).toMatchObject({ model: 'local', temperature: 0, seed: 1 });
    const user = asked?.messages.at(-1)?.content ?? '';
    expect(user).toContain('--- a.py, lines 3 to 4\ndef settle(book):\n    pass\n');
    expect(user).toContain('--- b.py, up to the cursor\nline_21\n');
    expect(user.endsWith('line_79\n    return ')).toBe(true);
    expect(user).not.toContain('line_20\n');
  });
});

async function serverThat(answer: Parameters<typeof startModelServer>[0]): Promise<ModelServer> {
  const server = await startModelServer(answer);
  onTestFinished(() => server.close());
  return server;
}
