/** Which script a line of a shard belongs to. */
import { z } from 'zod';

export const lineMapSchema = z.strictObject({
  /** First line of each script, ascending. */
  starts: z.array(z.int()),
  /** sys_ids, in the same order. */
  scripts: z.array(z.string()),
  lineCount: z.int(),
});
/** Lines count from 1. */
export type LineMap = Readonly<z.output<typeof lineMapSchema>>;

/** The script and its own line that a line of the shard is, or null past its end. */
export function locateLine(
  { starts, scripts, lineCount }: LineMap,
  line: number,
): { scriptSysId: string; line: number } | null {
  if (line < 1 || line > lineCount) return null;
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= line) low = middle;
    else high = middle;
  }
  const start = starts[low];
  const scriptSysId = scripts[low];
  if (start === undefined || scriptSysId === undefined) return null;
  return { scriptSysId, line: line - start + 1 };
}

/** Lines of a shard: the first, from 1, and how many. */
export interface ShardLines {
  readonly lineStart: number;
  readonly lineCount: number;
}

/** The lines of each script, by sys_id. */
export function scriptLines({ starts, scripts, lineCount }: LineMap): Map<string, ShardLines> {
  return new Map(
    scripts.map((sysId, at) => {
      const lineStart = starts[at] ?? 1;
      return [sysId, { lineStart, lineCount: (starts[at + 1] ?? lineCount + 1) - lineStart }];
    }),
  );
}
