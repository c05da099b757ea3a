/** A sync's or import's report as a person reads it. */
import { z } from 'zod';

/** The parts of a report that are shown; the rest is for `--json`. */
const reportSchema = z.object({
  generation: z.number(),
  read: z.number(),
  changed: z.number(),
  removed: z.number(),
  analysed: z.number(),
  unparsed: z.number(),
  durationMs: z.number(),
  rejected: z.object({
    count: z.number(),
    first: z.array(z.object({ table: z.string(), reason: z.string() }).loose()),
  }),
  skippedTables: z.array(z.object({ table: z.string(), reason: z.string() })),
});

export function reportLines(report: unknown): readonly string[] {
  const {
    generation,
    read,
    changed,
    removed,
    analysed,
    unparsed,
    durationMs,
    rejected,
    skippedTables,
  } = reportSchema.parse(report);
  return [
    `Read ${String(read)} records in ${(durationMs / 1_000).toFixed(1)} s: ${String(changed)} changed, ${String(removed)} removed.`,
    `Analysed ${String(analysed)} scripts, ${String(unparsed)} could not be parsed. Generation ${String(generation)}.`,
    ...skippedTables.map(({ table, reason }) => `Not read: ${table}: ${reason}`),
    ...(rejected.count === 0 ? [] : [`${String(rejected.count)} rows could not be used:`]),
    ...rejected.first.map(({ table, reason }) => `  ${table}: ${reason}`),
  ];
}
