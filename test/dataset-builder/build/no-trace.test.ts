/** Laws that hold for every script: nothing in sight names the ground truth, and its lines stay where they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScript } from '../../../analysis/index.js';
import type { DraftExample } from '../../../dataset-builder/build/draft-example.js';
import { findLeaks } from '../../../dataset-builder/index.js';
import { classSource, cutScript, surfaceOf } from './cut-script.js';

const WORDS = [
  'Invoice',
  'Stock',
  'Util',
  'Helper',
  'Policy',
  'Rates',
  'Case',
  'Process',
  'JS',
  'X2',
];
const VERBS = ['get', 'open', 'find', 'sum', 'close'];

interface Names {
  readonly className: readonly string[];
  readonly member: readonly string[];
}

const names: fc.Arbitrary<Names> = fc.record({
  className: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 3 }),
  member: fc.tuple(fc.constantFrom(...VERBS), fc.constantFrom(...WORDS)),
});

const lower = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const camel = (words: readonly string[]): string =>
  words
    .map((word, index) =>
      index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : capital(word),
    )
    .join('');

/** Ways to write a name of several words; those that are identifiers first. */
const SPELLINGS: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.map(capital).join(''),
  camel,
  (words) => lower(words).join('_'),
  (words) => lower(words).join('_').toUpperCase(),
  (words) => lower(words).join(''),
  (words) => `my${words.map(capital).join('')}`,
  (words) => `get${words.map(capital).join('')}s`,
  (words) => `_${camel(words)}2`,
];
const TEXT_SPELLINGS = [
  ...SPELLINGS,
  (words: readonly string[]) => lower(words).join('-'),
  (words: readonly string[]) => lower(words).join(' '),
  (words: readonly string[]) => `${lower(words).join(' ')}s`,
  (words: readonly string[]) => `x_acme.${words.map(capital).join('')}.js`,
];

/** A line of code that may name the class, the member or a holder. */
const line = ({ className, member }: Names): fc.Arbitrary<string> => {
  const words = fc.constantFrom(className, member);
  const identifier = fc.tuple(words, fc.constantFrom(...SPELLINGS)).map(([of, spell]) => spell(of));
  const text = fc.tuple(words, fc.constantFrom(...TEXT_SPELLINGS)).map(([of, spell]) => spell(of));
  const X = className.map(capital).join('');
  const m = camel(member);
  return fc.oneof(
    identifier.map((name) => `var ${name} = current.${name};`),
    identifier.map((name) => `function ${name}(${name}) { return { ${name}: ${name} }; }`),
    text.map((mention) => `gs.info('about ${mention} here');`),
    text.map((mention) => `// ${mention}`),
    text.map(
      (mention) =>
        `/**\n * See {@link ${mention}}\n * and ${mention.replaceAll(' ', '\n * ')}\n */`,
    ),
    text.map((mention) => `log(\`${mention} \${total}\`);`),
    text.map((mention) => `var re = /${mention.replaceAll('/', '')}/;`),
    fc.constantFrom(
      `var holder = new ${X}();`,
      `holder.${m}(1);`,
      `var n = new x_acme.${X}().${m}(2);`,
      `if (new ${X}().${m}(3)) { log(4); }`,
      `this.field = new ${X}();`,
      `this.field.${m}();`,
      `gs.include('${X}');`,
      `obj['${m}'] = ${X}.${m};`,
      `return new ${X}().${m}(5);`,
      'var total = 6;',
    ),
  );
};

const script: fc.Arbitrary<{ readonly names: Names; readonly source: string }> = names.chain((of) =>
  fc
    .record({
      lines: fc.array(line(of), { minLength: 2, maxLength: 12 }),
      lineBreak: fc.constantFrom('\n', '\r\n'),
    })
    .map(({ lines, lineBreak }) => ({
      names: of,
      source: [
        ...lines,
        `var last = new ${of.className.map(capital).join('')}().${camel(of.member)}(7);`,
        '',
      ]
        .join('\n')
        .replaceAll('\n', lineBreak),
    })),
);

function examples({
  names: of,
  source,
}: {
  names: Names;
  source: string;
}): readonly DraftExample[] {
  const className = of.className.map(capital).join('');
  const surface = surfaceOf(`x_acme.${className}`, classSource(className, [camel(of.member)]));
  return cutScript(source, [surface], { sites: 'all' }).examples;
}

/** Letters and digits alone, line by line: a test of its own that knows nothing of words or separators. */
function squeezed(text: string): readonly string[] {
  return text.split(/\r?\n/).map((part) => part.toLowerCase().replace(/[^a-z0-9(){};=,'`]/g, ''));
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

describe('an example of any script', () => {
  it('shows no spelling of its class or member', () => {
    let count = 0;
    fc.assert(
      fc.property(script, (generated) => {
        for (const { question, codeBefore, codeAfter, groundTruth } of examples(generated)) {
          count += 1;
          const sight = [...squeezed(codeBefore), ...squeezed(codeAfter)];
          const hidden = [
            ...(question === 'api' ? [generated.names.className] : []),
            ...(groundTruth.member === null ? [] : [generated.names.member]),
          ].map((words) => words.join('').toLowerCase());
          for (const name of hidden)
            expect(sight.filter((part) => part.includes(name))).toEqual([]);
          if (question === 'api' && generated.source.includes('var holder'))
            expect(`${codeBefore} ${codeAfter}`).not.toMatch(/\bholder\b/);
        }
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(300);
  });

  it('passes the independent check', () => {
    fc.assert(
      fc.property(script, (generated) => {
        for (const draft of examples(generated)) {
          const placed = { ...draft, family: draft.script, split: 'train', fold: 0 } as const;
          expect(findLeaks(placed)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the lines of the script', () => {
    fc.assert(
      fc.property(script, (generated) => {
        for (const { codeBefore, codeMiddle, codeAfter } of examples(generated)) {
          const lines = linesIn(codeBefore) + linesIn(codeMiddle) + linesIn(codeAfter);
          expect(lines).toBe(linesIn(generated.source));
        }
      }),
    );
  });

  it('parses as well as the script does', () => {
    fc.assert(
      fc.property(script, (generated) => {
        fc.pre(parseScript(generated.source).outcome === 'strict');
        for (const { codeBefore, codeMiddle, codeAfter } of examples(generated)) {
          const whole = `${codeBefore}${codeMiddle}${codeAfter}`;
          expect(parseScript(whole).outcome).toBe('strict');
        }
      }),
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(script, (generated) => {
        expect(examples(generated)).toEqual(examples(generated));
      }),
      { numRuns: 30 },
    );
  });
});
