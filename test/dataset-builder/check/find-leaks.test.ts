import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLeaks, type TraceKind } from '../../../dataset-builder/index.js';
import type { Example } from '../../../domain/index.js';
import { cleanExample } from './clean-examples.js';

/** What is planted, as a line of the visible code, and the trace that it is. */
const PLANTED: readonly (readonly [string, string, TraceKind])[] = [
  ['the class as it is written', 'var x = IncidentUtil;', 'class'],
  ['the class with its scope', 'new x_acme_itsm.IncidentUtil()', 'class'],
  ['lower camel case', 'var incidentUtil = 1;', 'class'],
  ['snake case', "gs.getProperty('acme.incident_util.limit')", 'class'],
  ['upper snake case', 'var INCIDENT_UTIL_MAX = 5;', 'class'],
  ['kebab case', '<div class="incident-util-panel">', 'class'],
  ['one run of lower case', 'my.incidentutil = 1;', 'class'],
  ['a run of letters within a longer one', 'var myincidentutilcache = {};', 'class'],
  ['upper case without a border', 'MYINCIDENTUTIL', 'class'],
  ['mixed case', 'iNcIdEnTuTiL', 'class'],
  ['the plural', 'var incidentUtils = [];', 'class'],
  ['the plural of the first word', 'IncidentsUtil', 'class'],
  ['a longer identifier', 'function getIncidentUtilInstance() {}', 'class'],
  ['an acronym before it', 'var XMLIncidentUtil = 1;', 'class'],
  ['words with a space in a comment', '// ask the incident util for it', 'class'],
  [
    'words on two lines of a comment',
    '/*\n * all of the incident\n * util is needed\n */',
    'class',
  ],
  ['a string', "gs.include('IncidentUtil');", 'class'],
  ['an Ajax call', "var ga = new GlideAjax('x_acme_itsm.IncidentUtil');", 'class'],
  ['JSDoc', '/** @see {@link IncidentUtil} */', 'class'],
  ['a file path', '// see src/incident/util.js', 'class'],
  ['a URL', "var u = 'https://wiki.example/Incident%20Util';", 'class'],
  ['a property path', "gs.getProperty('acme.incident.util.limit')", 'class'],
  ['bracket access', "global['IncidentUtil']", 'class'],
  ['a template literal', 'var t = `run ${incidentUtil}`;', 'class'],
  ['an interpolated piece', "var t = `Incident${'Util'}`;", 'class'],
  ['a concatenation', "var n = 'Incident' + 'Util';", 'class'],
  [
    'a concatenation over lines with a comment',
    'var n = \'Incident\' + // name\n  "Util";',
    'class',
  ],
  ['concat', "var n = 'Incident'.concat('Util');", 'class'],
  ['a joined array', "var n = ['Incident', 'Util'].join('');", 'class'],
  ['an appended piece', "n = 'Incident';\nn += 'Util';", 'class'],
  ['a Unicode escape', 'var x = \\u0049ncidentUtil;', 'class'],
  ['a braced escape', "var x = '\\u{49}ncidentUtil';", 'class'],
  ['a hexadecimal escape', "var x = '\\x49ncident\\x55til';", 'class'],
  ['an octal escape', "var x = '\\111ncidentUtil';", 'class'],
  ['an HTML entity', '// &#73;ncidentUtil', 'class'],
  ['an entity within an entity', '// Incident&amp;#x55;til', 'class'],
  [
    'character codes',
    "String.fromCharCode(73, 110, 99, 105, 100, 101, 110, 116) + 'Util'",
    'class',
  ],
  ['accents', '// Íncidènt Utîl', 'class'],
  ['zero-width characters', 'Inci\u200bdent\u200dUtil', 'class'],
  ['a soft hyphen', '// Incident\u00adUtil', 'class'],
  ['full-width letters', '// ＩｎｃｉｄｅｎｔＵｔｉｌ', 'class'],
  ['letters of another alphabet', '// Inсidеnt Util', 'class'],
  ['letters with spaces', '// I n c i d e n t U t i l', 'class'],
  ['a continued line', "var x = 'Incident\\\nUtil';", 'class'],
  ['a comment within the name', 'Incident/**/Util', 'class'],
  ['markup within the name', '// Incident<b>Util</b>', 'class'],
  ['the member as it is written', 'x.getOpenIncidents();', 'member'],
  ['the member in brackets', "x['getOpenIncidents']()", 'member'],
  ['the member as a parameter', "ga.addParam('sysparm_name', 'getOpenIncidents');", 'member'],
  ['the member in words', '// Gets open incidents of the item', 'member'],
  ['the member in snake case', "action == 'get_open_incidents'", 'member'],
  ['the member in JSDoc', '/** @see _#getOpenIncidents */', 'member'],
  ['the member in the singular', 'function getOpenIncident() {}', 'member'],
  ['the member in two strings', "x['getOpen' + 'Incidents']()", 'member'],
  ['the variable that held the object', 'iu._(5);', 'holder'],
  ['an unmasked construction', 'var helper = new _();', 'holder'],
  ['a property that holds the object', 'this.helper = new x._();', 'holder'],
  ['the scope before the mask', 'new x_acme_itsm._()', 'scope'],
];

describe('the leak checker', () => {
  it('finds nothing in a clean example', () => {
    expect(findLeaks(cleanExample())).toEqual([]);
  });

  it.each(PLANTED)('finds %s', (_name, planted, kind) => {
    for (const example of plantedIn(planted)) {
      const leaks = findLeaks(example);
      expect(leaks.map((leak) => leak.kind)).toContain(kind);
    }
  });

  it('says where the trace stands, and nothing of the text', () => {
    const example = cleanExample({ codeAfter: "\n  gs.info('Incident' + 'Util');\n" });
    const [leak] = findLeaks(example);
    expect(leak).toEqual({
      kind: 'class',
      exampleId: 'sample-1',
      side: 'after',
      appearance: 'disguised',
      textLine: 2,
      start: 12,
      length: "Incident' + 'Util".length,
    });
  });

  it('finds the sys_id of the API where it is given', () => {
    const sysId = '0123456789abcdef0123456789abcdef';
    const example = cleanExample({ codeAfter: `gr.get('${sysId.toUpperCase()}');` });
    const apiScripts = new Map([['x_acme_itsm.IncidentUtil', sysId]]);
    expect(findLeaks(example)).toEqual([]);
    expect(findLeaks(example, { apiScripts }).map(({ kind }) => kind)).toEqual(['sys_id']);
  });
});

describe('ordinary code beside the names', () => {
  it.each([
    ['one word of the class in a table name', "new GlideRecord('incident'); var util = 1;"],
    ['words that meet over an operator', 'if (incident > util) incident = util;'],
    ['words that end one statement and begin the next', 'close(incident); util.run();'],
    ['another class with one of the words', 'new ChangeUtil(); new IncidentHelper();'],
    ['the scope elsewhere', "new x_acme_itsm.Other(); gs.getProperty('x_acme_itsm.limit');"],
    ['the same variable in another function', 'function a(iu) { iu.run(); }'],
    ['the same variable bound to another object', 'iu = new Other(); iu.run();'],
    ['the variable as a key', 'var o = { iu: 1 };'],
    ['the variable in a comment or a string', "// iu\nvar s = 'iu';"],
    ['the result of a masked call', 'var list = new _(1).all(); list.length; var y = _(2); y.z;'],
    ['a value that depends on what is masked', 'var m = _ ? Math.round(1) : 0; m.x;'],
    ['a sum with what is masked', 'var m = _ + 1; m.x;'],
    ['words of the member apart', 'get(open, incidents); getOpen(); openIncidents();'],
  ])('is no leak: %s', (_name, planted) => {
    for (const example of plantedIn(planted)) expect(findLeaks(example)).toEqual([]);
  });

  it.each([
    ['isOn', 'var comparison = unison;'],
    ['setState', 'assetState = 1; asset_state = 2; asset.state = 3;'],
    ['getName', 'targetName = 1; getNamespace();'],
    ['total', 'subtotal = totalise(grandTotal);'],
  ])('holds no trace of the member %s', (member, planted) => {
    const groundTruth = { ...cleanExample().groundTruth, member };
    const example = cleanExample({ groundTruth, codeAfter: planted });
    expect(findLeaks(example)).toEqual([]);
  });
});

describe('a member with an ordinary name', () => {
  const groundTruth = { ...cleanExample().groundTruth, member: 'get' };
  const leaksIn = (codeAfter: string, changes: Partial<Example> = {}): readonly string[] =>
    findLeaks(cleanExample({ groundTruth, codeAfter, ...changes })).map(({ kind }) => kind);

  it.each([
    '_.get(1)',
    '_ . get(1)',
    "_['get'](1)",
    'new _().get(1)',
    'new _(a(b), c(d(e))).get(1)',
    '/** @see _#get */',
    '_.prototype.get = 1',
    "ga.addParam('sysparm_name', 'get')",
  ])('leaks beside the mask: %s', (planted) => {
    expect(leaksIn(planted)).toContain('member');
  });

  it('is no leak elsewhere', () => {
    expect(leaksIn("gr.get(1); // get it\nmap['get'](_); getter(); __.get()")).toEqual([]);
  });

  it('leaks as a whole word from five letters on', () => {
    const merge = { ...groundTruth, member: 'merge' };
    expect(leaksIn('// and Merge it', { groundTruth: merge })).toEqual(['member']);
    expect(leaksIn('mergeTask(); emerge(); // merges', { groundTruth: merge })).toEqual([]);
  });
});

describe('a question for the member', () => {
  const question = cleanExample({
    question: 'member',
    cut: 'member',
    codeBefore: 'var iu = new x_acme_itsm.IncidentUtil();\nvar rows = iu.',
    codeMiddle: 'getOpenIncidents(5);',
    codeAfter: '\niu._(6);',
  });

  it('may show the class and the object', () => {
    expect(findLeaks(question)).toEqual([]);
  });

  it('may not show the member', () => {
    const leaks = findLeaks({ ...question, codeAfter: '\niu.getOpenIncidents(6);' });
    expect(leaks.map(({ kind }) => kind)).toEqual(['member']);
  });

  it('may not show an ordinary member on its receiver or its class', () => {
    const groundTruth = { ...question.groundTruth, member: 'get' };
    const shown = (codeAfter: string): number =>
      findLeaks({ ...question, groundTruth, codeAfter }).length;
    expect(shown('iu.get(2); gr.get(3);')).toBe(1);
    expect(shown('IncidentUtil.get(2);')).toBe(1);
    expect(shown('new IncidentUtil().get(2);')).toBe(1);
    expect(shown('gr.get(3);')).toBe(0);
  });
});

describe('the names at the cut', () => {
  it.each([
    ['after an equals sign', 'value', 'var helper = ', 'new IncidentUtil();'],
    ['after new', 'new', 'var helper = new ', 'IncidentUtil(current);'],
    ['on this', 'value', 'this.helper = ', 'new x_acme_itsm.IncidentUtil();'],
    ['as a class', 'value', 'var Helper = ', 'x_acme_itsm.IncidentUtil;'],
  ] as const)('leak the variable before the cut %s', (_name, cut, codeBefore, codeMiddle) => {
    const leaks = findLeaks(cleanExample({ cut, codeBefore, codeMiddle, codeAfter: '' }));
    expect(leaks.map(({ kind, side }) => [kind, side])).toEqual([['holder', 'before']]);
  });

  it('do not leak what merely has a property of the same name', () => {
    const example = cleanExample({
      codeMiddle: 'current.getOpenIncidents = iu.getOpenIncidents(5);',
      codeAfter: '\ncurrent.update();',
    });
    expect(findLeaks(example)).toEqual([]);
  });

  it('do not leak the variable that takes a result', () => {
    const example = cleanExample({
      cut: 'value',
      codeBefore: 'var count = ',
      codeMiddle: 'new IncidentUtil().getOpenIncidents(current).length;',
      codeAfter: '\ngs.info(count);',
    });
    expect(findLeaks(example)).toEqual([]);
  });
});

describe('random spellings at random places', () => {
  const word = fc.constantFrom('Incident', 'incident', 'INCIDENT', 'incidents', 'iNcIdEnT');
  const ending = fc.constantFrom('Util', 'util', 'UTIL', 'utils', 'uTiL');
  const separator = fc.constantFrom('', '_', '-', '.', ' ', '/', '::', '\n   * ');
  const edge = fc.constantFrom('', ' ', '(', '"', '_', '/', '1');
  const disguises: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replace(/[a-z]/i, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
    (text) => text.replace(/[a-z]$/i, (letter) => `&#${letter.charCodeAt(0)};`),
    (text) => `${text.slice(0, 4)}' + '${text.slice(4)}`,
    (text) => text.replace(/[ie]/gi, '$&\u0301'),
    (text) => text.replace(/(?<=^.{1,4})/g, '\u200b'),
  ];

  it('are found in either side at any line', () => {
    const { codeBefore, codeAfter } = cleanExample();
    fc.assert(
      fc.property(
        fc.tuple(word, separator, ending, edge, edge, fc.constantFrom(...disguises)),
        fc.boolean(),
        fc.nat(),
        ([first, between, second, left, right, disguise], after, place) => {
          const planted = left + disguise(first + between + second) + right;
          const plant = (code: string): string => {
            const lines = code.split('\n');
            lines.splice(place % lines.length, 0, planted);
            return lines.join('\n');
          };
          const example = after
            ? cleanExample({ codeAfter: plant(codeAfter) })
            : cleanExample({ codeBefore: plant(codeBefore) });
          const leaks = findLeaks(example).filter(({ kind }) => kind === 'class');
          expect(leaks).toHaveLength(1);
          expect(leaks[0]?.side).toBe(after ? 'after' : 'before');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never make the checker throw or reach outside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (code, name) => {
        const groundTruth = { scope: 'x', api: `x.${name}`, member: name };
        const example = cleanExample({ codeBefore: code, codeMiddle: code, groundTruth });
        for (const { start, length, side } of findLeaks(example)) {
          const text = side === 'before' ? example.codeBefore : example.codeAfter;
          expect(length).toBeGreaterThan(0);
          expect(start + length).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('take time in proportion to the text', () => {
    const pieces = [
      '\'+"',
      "'",
      '_(',
      '/*"',
      'a.',
      'x = _;',
      '[1,',
      'iu ',
      '(iu',
      ' ',
      "' +",
      'incident ',
      '&amp;',
    ];
    const hostile = pieces.map((piece) => piece.repeat(150_000 / piece.length));
    for (const codeAfter of hostile) {
      const started = performance.now();
      findLeaks(cleanExample({ codeAfter }));
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });
});

/** The clean example with the text as a line of its own, on either side of the cut. */
function plantedIn(text: string): readonly Example[] {
  const { codeBefore, codeAfter } = cleanExample();
  return [
    cleanExample({ codeBefore: codeBefore.replace('{\n', `{\n${text}\n`) }),
    cleanExample({ codeAfter: `${codeAfter}\n${text}\n` }),
  ];
}
