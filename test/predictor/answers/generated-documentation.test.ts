import { afterEach, describe, expect, it } from 'vitest';
import { createDemoData, type DemoData } from '../../../connector/demo-instance/index.js';
import type { Suggestion } from '../../../domain/index.js';
import type { Predictor } from '../../../predictor/index.js';
import type { WrittenDocumentation } from '../../../sync/index.js';
import { classSource } from '../../sync/records.js';
import { ask, openLiveMirror, type LiveMirror } from '../retrieval/live-mirror.js';

let mirror: LiveMirror | null = null;
afterEach(async () => {
  await mirror?.close();
  mirror = null;
});

const LETTERS = `var Letters = Class.create();
Letters.prototype = {
  /** Posts a letter. */
  post: function(letter) { return letter; },
  send: function(customer) { return customer; },
  type: 'Letters'
};
`;

function instance(description: string): DemoData {
  const data = createDemoData();
  const scripts = { Letters: LETTERS, Archive: classSource('Archive', ['store']) };
  for (const [name, script] of Object.entries(scripts)) {
    data.upsert('sys_script_include', {
      name,
      script,
      description: name === 'Letters' ? description : '',
      api_name: `global.${name}`,
      active: 'true',
    });
  }
  return data;
}

/** A predictor of two APIs; a model has documented the first of them as `words` say. */
async function opened(
  words: Partial<Pick<WrittenDocumentation, 'text' | 'members'>> | null,
  description = '',
): Promise<{ predictor: Predictor; live: LiveMirror }> {
  const live = await openLiveMirror(instance(description));
  mirror = live;
  const api = await live.store.api('global.Letters');
  const script = await live.store.findScript('global.Letters');
  if (api === null || script === null) throw new Error('the mirror holds no Letters');
  if (words !== null) {
    await live.store.applyDocumentation([
      {
        api: 'global.Letters',
        scriptSysId: script.sysId,
        contentHash: script.contentHash,
        model: 'coder',
        writtenAt: '2026-02-01T00:00:00.000Z',
        text: 'Reminds debtors.',
        members: [{ name: 'send', text: 'Mails one.' }],
        ...words,
      },
    ]);
  }
  return { predictor: await live.open(), live };
}

async function suggested(
  predictor: Predictor,
  codeBefore: string,
  member: string | null = null,
): Promise<Pick<Suggestion, 'documentation' | 'documentationOrigin'>> {
  const { suggestions } = await ask(predictor, { codeBefore });
  const found = suggestions.find(
    (each) => each.api === 'global.Letters' && (member === null || each.member === member),
  );
  if (found === undefined) throw new Error('Letters is not suggested');
  const { documentation, documentationOrigin } = found;
  return { documentation, documentationOrigin };
}

describe('a suggestion of an API that a model has documented', () => {
  it('shows the model’s words where its author wrote none, and says whose they are', async () => {
    const { predictor } = await opened({});
    expect(await suggested(predictor, 'var l = new Letters().send')).toEqual({
      documentation: 'Mails one.',
      documentationOrigin: 'generated',
    });
    expect(await suggested(predictor, 'var l = Letters')).toMatchObject({
      documentationOrigin: 'generated',
    });
  });

  it('shows the author’s words of a member as the author’s', async () => {
    const { predictor } = await opened({ text: 'Reminds debtors.' });
    expect(await suggested(predictor, 'new Letters().', 'post')).toEqual({
      documentation: 'Posts a letter.',
      documentationOrigin: 'author',
    });
  });

  it('prefers the description of the record', async () => {
    const { predictor } = await opened({ members: [] }, 'Written by hand.');
    const { documentation, documentationOrigin } = await suggested(predictor, 'var l = Letters');
    expect(documentation).toContain('Written by hand.');
    expect(documentation).not.toContain('debtors');
    expect(documentationOrigin).toBe('author');
  });

  it('names nobody where only the code speaks', async () => {
    const { predictor } = await opened(null);
    expect(await suggested(predictor, 'new Letters().', 'send')).toMatchObject({
      documentationOrigin: null,
    });
  });

  it('is found by the words of the model, also by a predictor that was open before', async () => {
    const { predictor, live } = await opened(null);
    const question = { codeBefore: '// remind the debtors\nvar ' };
    const scored = async (): Promise<number> => {
      const candidates = await predictor.candidates({ ...question, codeAfter: '' });
      const { names = [], values } = candidates?.features ?? {};
      const row = candidates?.apis.indexOf('global.Letters') ?? -1;
      const column = names.indexOf('comment.documentation');
      return row < 0 ? 0 : (values?.[row * names.length + column] ?? 0);
    };
    expect(await scored()).toBe(0);
    const script = await live.store.findScript('global.Letters');
    await live.store.applyDocumentation([
      {
        api: 'global.Letters',
        scriptSysId: script?.sysId ?? '',
        contentHash: script?.contentHash ?? '',
        model: 'coder',
        writtenAt: '2026-02-01T00:00:00.000Z',
        text: 'Reminds debtors.',
        members: [],
      },
    ]);
    await predictor.refresh();
    expect(await scored()).toBeGreaterThan(0);
  });
});
