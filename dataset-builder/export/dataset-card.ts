/** The README.md of an exported dataset. */
import type { Counts, DatasetReport } from '../build/dataset-report.js';
import type { LeakReport } from '../check/check-dataset.js';
import { CARD_FIELDS } from './card-fields.js';
import { mostFrequent, type CardPlot } from './card-plots.js';
import { REDACTED_KINDS, type RedactedKind } from './placeholders.js';
import type { ExportFormat } from './write-rows.js';

export interface CardSplit {
  readonly name: string;
  readonly report: DatasetReport;
}

export interface DatasetCard {
  readonly formats: readonly ExportFormat[];
  readonly withoutBodies: boolean;
  /** Different values replaced of each kind; null where nothing is redacted. */
  readonly redacted: Readonly<Record<RedactedKind, number>> | null;
  readonly whole: DatasetReport;
  /** Those that hold an example. */
  readonly splits: readonly CardSplit[];
  readonly leaks: LeakReport;
  readonly plots: readonly CardPlot[];
}

const MOST_ROWS = 40;
const LISTED_LEAKS = 50;

const DIMENSIONS = [
  ['question', 'Question'],
  ['cut', 'Cut'],
  ['origin', 'Origin'],
  ['intent', 'Intent'],
  ['callers', 'Other callers of the API'],
  ['scope', 'Scope'],
  ['table', 'Table'],
] as const;

export function datasetCard(card: DatasetCard): string {
  const { whole, splits, plots } = card;
  return [
    ...frontMatter(card),
    '# Script Include examples',
    '',
    `${whole.examples} examples of ${whole.apis} APIs, cut from ${whole.scripts} scripts in ${whole.families} near-duplicate families: the code around a cursor, and the Script Include API that was needed there.`,
    '',
    ...contents(card),
    '## Distributions',
    '',
    ...DIMENSIONS.flatMap(([key, title]) =>
      countTable(
        title,
        whole[key],
        splits.map(({ name, report }) => [name, report[key]] as const),
      ),
    ),
    '## Plots',
    '',
    ...plots.flatMap(({ path, title }) => [`![${title}](${path})`, '']),
    '## Fields',
    '',
    '| field | meaning |',
    '|---|---|',
    ...CARD_FIELDS.map(([field, meaning]) => `| \`${field}\` | ${meaning} |`),
    '',
    ...redactionNote(card),
    '## Licence',
    '',
    'The examples contain code of the instance’s owner and stand under the owner’s licence, whatever the licence of the program that cut them. Names of scopes, tables, classes and members are the owner’s too and are not redacted. Ask the owner before passing the files on, and a lawyer before publishing them.',
    '',
    ...leakSection(card.leaks),
  ].join('\n');
}

/** What dataset viewers read: where the splits are. */
function frontMatter({ formats, splits }: DatasetCard): readonly string[] {
  const format = formats.includes('parquet') ? 'parquet' : 'jsonl';
  return [
    '---',
    'license: other',
    'configs:',
    '- config_name: default',
    '  data_files:',
    ...splits.flatMap(({ name }) => [`  - split: ${name}`, `    path: ${name}.${format}`]),
    '---',
    '',
  ];
}

function contents({ formats, withoutBodies, splits, whole }: DatasetCard): readonly string[] {
  return [
    '| split | examples | scripts | APIs | files |',
    '|---|---|---|---|---|',
    ...splits.map(({ name, report }) => {
      const files = formats.map((format) => `\`${name}.${format}\``).join(', ');
      return `| ${name} | ${report.examples} | ${report.scripts} | ${report.apis} | ${files} |`;
    }),
    '',
    `Intent is clear from a score of ${whole.intentScore.threshold} on. A split without an example has no file.`,
    ...(withoutBodies ? ['', 'The fields that hold code are left out.'] : []),
    '',
  ];
}

function countTable(
  title: string,
  whole: Counts,
  splits: readonly (readonly [string, Counts])[],
): readonly string[] {
  const shown = mostFrequent(whole, MOST_ROWS);
  return [
    `| ${title} | all | ${splits.map(([name]) => name).join(' | ')} |`,
    `|---|---|${splits.map(() => '---|').join('')}`,
    ...shown.map(([value, count]) => {
      const inSplits = splits.map(([, counts]) => {
        if (value in whole) return counts[value] ?? 0;
        const listed = new Set(shown.map(([name]) => name));
        return Object.entries(counts).reduce(
          (sum, [name, one]) => sum + (listed.has(name) ? 0 : one),
          0,
        );
      });
      return `| ${cell(value)} | ${count} | ${inSplits.join(' | ')} |`;
    }),
    '',
  ];
}

function redactionNote({ redacted }: DatasetCard): readonly string[] {
  const note =
    redacted === null
      ? 'Nothing was redacted: literals and comments stand as in the scripts, apart from the masked names.'
      : `Literals and comments that look like secrets, persons, addresses, hosts or identifiers were replaced by placeholders, the same for the same value: ${REDACTED_KINDS.map((kind) => `${kind} ${redacted[kind]}`).join(', ')}. They were told by their form: what does not look like one stands as it was.`;
  return ['## Redaction', '', note, ''];
}

function leakSection({
  examples,
  leakingExamples,
  leakCount,
  leaks,
}: LeakReport): readonly string[] {
  const listed = leaks.slice(0, LISTED_LEAKS);
  return [
    '## Leak report',
    '',
    leakCount === 0
      ? `The independent checker found 0 leaks in ${examples} examples.`
      : `The independent checker found **${leakCount} leaks in ${leakingExamples} of ${examples} examples**: these must not be evaluated on.`,
    '',
    ...(listed.length === 0
      ? []
      : [
          '| example | kind | where |',
          '|---|---|---|',
          ...listed.map(({ leak }) =>
            leak.kind === 'split'
              ? `| ${cell(leak.exampleId)} | split | ${leak.across} shared with ${cell(leak.otherExampleId)} |`
              : `| ${cell(leak.exampleId)} | ${leak.kind} | ${leak.side} the cursor, line ${leak.textLine} |`,
          ),
          ...(leakCount > listed.length ? ['', `… and ${leakCount - listed.length} more.`] : []),
          '',
        ]),
  ];
}

function cell(text: string): string {
  return text.replace(/[|\\`<>[\]\r\n]/g, (sign) => (/[\r\n]/.test(sign) ? ' ' : `\\${sign}`));
}
