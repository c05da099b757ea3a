import { describe, expect, it } from 'vitest';
import { classSource, cutAt, cutScript, surfaceOf, visible } from './cut-script.js';

const INVOICE = surfaceOf('x_acme.InvoiceUtil', classSource('InvoiceUtil', ['openBalance']));
const CJK = surfaceOf('x_acme.請求書', classSource('請求書', ['合計']));

describe('an odd script', () => {
  it('with a byte order mark and CRLF keeps both', () => {
    const source = '\ufeffvar a = 1;\r\nnew InvoiceUtil().openBalance(a);\r\ngs.info(a);\r\n';
    expect(visible(cutAt('statement', source, [INVOICE]))).toBe(
      '\ufeffvar a = 1;\r\n|\r\ngs.info(a);\r\n',
    );
  });

  it('with names in other letters is masked like any other', () => {
    const source = 'var a = 1;\nvar b = new 請求書().合計(a);\n// 請求書\nlog(合計);\n';
    expect(visible(cutAt('statement', source, [CJK]))).toBe('var a = 1;\n|\n// _\nlog(_);\n');
  });

  it('that does not parse is cut where it can be read', () => {
    const source =
      'var iu = new InvoiceUtil();\nif (a {\n  b();\n}\nvar n = iu.openBalance(1);\nc(iu);\n';
    const shown = cutScript(source, [INVOICE], { sites: 'all' })
      .examples.filter(({ question }) => question === 'api')
      .map(visible);
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(text).not.toMatch(/invoiceutil|\biu\b/i);
  });

  it('of one very long line is no slower than its length', () => {
    const filler = 'x.add("invoice", 1);'.repeat(20_000);
    const started = performance.now();
    const { examples } = cutScript(`${filler}new InvoiceUtil().openBalance(1);`, [INVOICE]);
    expect(examples).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('that calls nothing gives nothing', () => {
    expect(cutScript('gs.info(1);', [INVOICE])).toEqual({ examples: [], drops: [] });
    expect(cutScript('', [INVOICE])).toEqual({ examples: [], drops: [] });
  });
});
