import { describe, expect, it } from 'vitest';
import { analyseScript } from '../../../analysis/index.js';
import { otherAnswers } from '../../../dataset-builder/rerank/other-answers.js';
import { classSource, scriptRecord } from '../../sync/records.js';

const LONG = [
  'this.rows = new GlideRecord(table); this.rows.addQuery("active", true);',
  'this.rows.orderBy("sys_created_on"); this.rows.setLimit(amount || 20);',
  'while (this.rows.next()) { total = total + Number(this.rows.getValue("price")); }',
].join('\n');

function longClass(name: string, word: string): string {
  const method = `${word}: function(table, amount) { var total = 0;\n${LONG}\nreturn total; }`;
  return `var ${name} = Class.create();\n${name}.prototype = { ${method},\n${method.replace(word, 'sum')} };\n`;
}

const SCRIPTS = [
  ['x_acme', 'Orders', longClass('Orders', 'total')],
  ['x_acme', 'OrdersCopy', longClass('OrdersCopy', 'amounts')],
  ['x_other', 'Orders', classSource('Orders', ['unlike'])],
  ['x_acme', 'Base', classSource('Base', ['first'])],
  ['x_acme', 'Middle', classSource('Middle', ['second', 'third'], 'Base')],
  ['x_acme', 'Leaf', classSource('Leaf', ['fourth', 'fifth', 'sixth'], 'x_acme.Middle')],
  ['x_acme', 'Sibling', classSource('Sibling', ['a', 'b', 'c', 'd', 'e', 'f'], 'Base')],
  ['x_acme', 'Loop', classSource('Loop', ['g', 'h', 'i', 'j', 'k', 'l', 'm'], 'Loop')],
] as const;

const records = SCRIPTS.map(([scope, name, source]) =>
  scriptRecord(name, { scope, source, sysId: `${scope} ${name}` }),
);
const surfaces = records.flatMap((record) => analyseScript(record).surface ?? []);
const rightFor = otherAnswers(
  surfaces,
  records.map(({ sysId, source }) => ({ id: sysId, text: source })),
);

function rightBeside(api: string, codeMiddle = ''): readonly string[] {
  const isRight = rightFor({ groundTruth: { scope: '', api, member: null }, codeMiddle });
  return surfaces.map((surface) => surface.api).filter((other) => other !== api && isRight(other));
}

describe('right besides the ground truth', () => {
  it.each([
    [
      'a near copy, and the same class name elsewhere',
      'x_acme.Orders',
      ['x_acme.OrdersCopy', 'x_other.Orders'],
    ],
    ['the copy’s original', 'x_acme.OrdersCopy', ['x_acme.Orders']],
    [
      'all that derive from it, however far',
      'x_acme.Base',
      ['x_acme.Middle', 'x_acme.Leaf', 'x_acme.Sibling'],
    ],
    ['base classes and derived ones', 'x_acme.Middle', ['x_acme.Base', 'x_acme.Leaf']],
    ['base classes, but not their other children', 'x_acme.Leaf', ['x_acme.Base', 'x_acme.Middle']],
    ['nothing for a class that extends itself', 'x_acme.Loop', []],
    [
      'the same class name for one that the mirror does not know',
      'x_gone.Orders',
      ['x_acme.Orders', 'x_other.Orders'],
    ],
  ])('%s', (_, api, expected) => {
    expect(rightBeside(api)).toEqual(expected);
  });

  it('whatever the masked code names, in a string too', () => {
    const middle = "var o = new Loop(new GlideAjax('Leaf'));";
    expect(rightBeside('x_other.Orders', middle)).toEqual([
      'x_acme.Orders',
      'x_acme.Leaf',
      'x_acme.Loop',
    ]);
  });
});
