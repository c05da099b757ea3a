import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestQuestionSchema, type SuggestQuestionInput } from '../../../domain/index.js';
import { loadMirror } from '../../../predictor/mirror-index/load-mirror.js';
import type { MirrorIndex } from '../../../predictor/mirror-index/mirror-index.js';
import { queryContext } from '../../../predictor/question/query-context.js';
import { denseQuery, type DenseQuery } from '../../../predictor/retrievers/dense/dense-query.js';
import { ScratchPool } from '../../../predictor/terms/scratch.js';
import { openLiveMirror, type LiveMirror } from '../retrieval/live-mirror.js';

let mirror: LiveMirror;
let index: MirrorIndex;

beforeAll(async () => {
  mirror = await openLiveMirror();
  index = await loadMirror(mirror.store);
});
afterAll(() => mirror.close());

function queryOf(question: SuggestQuestionInput, expansion = ''): DenseQuery {
  const scratch = new ScratchPool().open();
  const asked = suggestQuestionSchema.parse(question);
  return denseQuery(queryContext(asked, index, scratch, expansion), index);
}

function lines(name: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${name}${at};\n`).join('');
}

describe('the text that a question is embedded by', () => {
  it('is the code around the cursor, within its windows', () => {
    const { visible } = queryOf({ codeBefore: lines('b', 60), codeAfter: lines('a', 30) });
    const seen = visible.trim().split('\n');
    expect(seen[0]).toBe('b21;');
    expect(seen.at(-1)).toBe('a9;');
    expect(seen).toHaveLength(49);
  });

  it('stays the same while a name is typed, and while what stands behind it is of that name', () => {
    const codeBefore = 'var total = new ';
    const codeAfter = ';\nreturn total;';
    const { visible } = queryOf({ codeBefore, codeAfter });
    expect(visible).toBe(`${codeBefore}${codeAfter}`);
    for (const typed of ['I', 'Inv', 'InvoiceUti']) {
      expect(queryOf({ codeBefore: codeBefore + typed, codeAfter }).visible).toBe(visible);
    }
    expect(queryOf({ codeBefore: `${codeBefore}Inv`, codeAfter: `oice${codeAfter}` }).visible).toBe(
      visible,
    );
  });

  it('holds nothing but what is in sight', () => {
    const codeBefore = '// a debt\nvar total = ';
    const question = { codeBefore, script: 'InvoiceUtil', table: 'sys_script' };
    expect(queryOf(question, 'expandedWord InvoiceUtil').visible).toBe(codeBefore);
  });

  it('has a second form for the APIs that are named there, without what is theirs', () => {
    const codeBefore = [
      '// InvoiceUtil adds',
      "var helper = new x_acme_billing.InvoiceUtil('InvoiceUtil');",
      'helper.anything(invoice);',
      'var debt = ',
    ].join('\n');
    const { visible, masked, named } = queryOf({ codeBefore, scope: 'x_acme_billing' });
    expect(visible).toBe(codeBefore);
    const api = index.apiByName('x_acme_billing.InvoiceUtil')?.number ?? -1;
    expect([...named]).toContain(api);
    expect(masked).toBe(
      ['// _ adds', "var _ = new _('_');", '_.anything(invoice);', 'var debt = '].join('\n'),
    );
  });

  it('has one form where no API is named, as in code whose names are masked', () => {
    const masked = 'var _ = new _();\n_.open(x);\nvar debt = ';
    expect(queryOf({ codeBefore: masked })).toEqual({
      visible: masked,
      masked: null,
      named: new Set(),
    });
  });

  it('is bounded where a line has no end', () => {
    const codeBefore = `${'y + '.repeat(250_000)}last + `;
    const { visible } = queryOf({ codeBefore, codeAfter: 'z'.repeat(1_000_000) });
    expect(visible.length).toBeLessThanOrEqual(7_500);
    expect(visible).toContain('last + ');
  });
});
