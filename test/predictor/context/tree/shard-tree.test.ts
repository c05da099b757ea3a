import { describe, expect, it } from 'vitest';
import type { ContextAnswer } from '../../../../domain/index.js';
import { openContextFinder } from '../../../../predictor/index.js';
import { packShards } from '../../../../sync/index.js';
import { classSource, scriptRecord } from '../../../sync/records.js';
import { INSTANCE, writableMirror } from '../../../sync/temporary-mirror.js';

interface Asked {
  readonly codeBefore: string;
  readonly excluded?: readonly string[];
}

/** A mirror of the scripts, and what is asked of it. */
async function finderOver(
  sources: Readonly<Record<string, string>>,
): Promise<(asked: Asked) => Promise<ContextAnswer>> {
  const { store, shardsFolder } = await writableMirror();
  const records = Object.entries(sources).map(([name, source]) => scriptRecord(name, { source }));
  await store.applyPage({ source: 's', records, checkpoint: null });
  await packShards({ store, folder: shardsFolder });
  const finder = await openContextFinder();
  return ({ codeBefore, excluded = [] }) =>
    finder.find(
      { kind: 'mirror', instance: INSTANCE, shardsFolder, excluded },
      {
        file: 'rule.js',
        codeBefore,
        codeAfter: '',
        budgetTokens: 4_096,
        top: 10,
        variant: 'full',
        keywords: null,
      },
    );
}

function fileOf(name: string): string {
  return `${scriptRecord(name).sysId}.js`;
}

const ASKING = 'var invoices = new InvoiceHelper();\ninvoices.';

describe('the mirror as a tree', () => {
  it('gives a definition with its script and its line there, wherever it is packed', async () => {
    const find = await finderOver({
      Before: 'var before = 1;\n// two\n',
      InvoiceHelper: classSource('InvoiceHelper', ['closeInvoice', 'openInvoice']),
      After: 'var after = 1;\n',
    });
    const { blocks, degraded } = await find({ codeBefore: ASKING });
    expect(degraded).toEqual([]);
    const lines = classSource('InvoiceHelper', ['closeInvoice', 'openInvoice']).split('\n');
    const found = blocks.filter(({ file }) => file === fileOf('InvoiceHelper'));
    expect(found.length).toBeGreaterThan(0);
    for (const { lineStart, lineEnd, text } of found) {
      expect(text).toBe(lines.slice(lineStart - 1, lineEnd).join('\n'));
    }
    expect(found.map(({ text }) => text).join()).toContain('closeInvoice');
  });

  it('looks into scripts and shards of any size', async () => {
    const filling = '// filling\n'.repeat(150_000);
    const find = await finderOver({ Large: filling + classSource('InvoiceHelper', ['close']) });
    const { blocks } = await find({ codeBefore: ASKING });
    expect(blocks[0]).toMatchObject({ file: fileOf('Large') });
    expect(blocks[0]?.lineEnd).toBeGreaterThan(150_000);
  });

  it('leaves the edited scripts out, whatever their text', async () => {
    const find = await finderOver({ InvoiceHelper: classSource('InvoiceHelper', ['close']) });
    const { sysId } = scriptRecord('InvoiceHelper');
    expect((await find({ codeBefore: ASKING })).blocks).not.toEqual([]);
    expect((await find({ codeBefore: ASKING, excluded: [sysId] })).blocks).toEqual([]);
  });

  it('leaves copies of the code in sight out, and nothing that merely resembles it', async () => {
    const source = classSource('InvoiceHelper', ['closeInvoice', 'openInvoice', 'sendInvoice']);
    const caller = `var caller = new InvoiceHelper();\ncaller.closeInvoice(1);\nvar other = 1;\n`;
    const find = await finderOver({ InvoiceHelper: source, Copy: `${source}\n// saved`, caller });
    const { blocks } = await find({ codeBefore: `${source}\nvar helper = new InvoiceHelper();` });
    const files = new Set(blocks.map(({ file }) => file));
    expect(files.has(fileOf('InvoiceHelper')) || files.has(fileOf('Copy'))).toBe(false);
    expect(files.has(fileOf('caller'))).toBe(true);
  });

  it('says that there is no packed text', async () => {
    const finder = await openContextFinder();
    const { shardsFolder } = await writableMirror();
    const place = { kind: 'mirror', instance: INSTANCE, shardsFolder, excluded: [] } as const;
    const question = { codeBefore: ASKING, codeAfter: '', file: 'rule.js', keywords: null };
    const limits = { budgetTokens: 100, top: 1, variant: 'full' } as const;
    await expect(finder.find(place, { ...question, ...limits })).rejects.toMatchObject({
      code: 'SHARDS_MISSING',
    });
  });
});
