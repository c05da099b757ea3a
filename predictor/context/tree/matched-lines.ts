/** Reads what ripgrep prints with `--json`, and only the lines that are wanted: most of it is never parsed. */
import { z } from 'zod';
import type { TreeHit, TreeSearch } from './source-tree.js';

const matchSchema = z.object({
  data: z.object({
    path: z.object({ text: z.string() }),
    line_number: z.int(),
    lines: z.object({ text: z.string() }),
  }),
});

const MATCH = Buffer.from('{"type":"match"');
const LINE_END = 10;
/** What matched, as it stands between the quotes of JSON: names hold nothing that would be escaped. */
const MATCHED = /"match":\{"text":"([^"\\]*)"\}/g;
const LONGEST_LINE = 400;

interface MatchLine {
  readonly json: string;
  /** What matched in it. */
  readonly texts: readonly string[];
}

/** The matches by file and line; with `choose`, only those lines in which a wanted text was matched. */
export function matchedLines(output: Buffer, choose: TreeSearch['choose']): readonly TreeHit[] {
  const lines = matchLines(output);
  const wanted = choose === undefined ? lines : chosenLines(lines, choose);
  return wanted
    .flatMap((line) => readHit(line) ?? [])
    .sort((one, other) =>
      one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
    );
}

function matchLines(output: Buffer): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(LINE_END, start);
    // A last line without an end was cut.
    if (end < 0) break;
    if (output.compare(MATCH, 0, MATCH.length, start, start + MATCH.length) === 0) {
      lines.push(output.toString('utf8', start, end));
    }
    start = end + 1;
  }
  return lines;
}

function chosenLines(
  lines: readonly string[],
  choose: NonNullable<TreeSearch['choose']>,
): readonly string[] {
  const counts = new Map<string, number>();
  const read = lines.map((json): MatchLine => {
    const texts = Array.from(json.matchAll(MATCHED), ([, text = '']) => text);
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    return { json, texts };
  });
  const wanted = choose(counts);
  return read.filter(({ texts }) => texts.some((text) => wanted.has(text))).map(({ json }) => json);
}

/** Null for what is no text: ripgrep gives bytes then. */
function readHit(line: string): TreeHit | null {
  const parsed = matchSchema.safeParse(JSON.parse(line));
  if (!parsed.success) return null;
  const { path, line_number, lines } = parsed.data.data;
  return {
    file: path.text.replace(/^\.\//, '').replaceAll('\\', '/'),
    line: line_number,
    text: lines.text.replace(/\r?\n$/, '').slice(0, LONGEST_LINE),
  };
}
