/** Results as Markdown tables, which a terminal shows as well. */
import type { Interval } from '../../../models/index.js';
import type { CompletionSummary, SystemDifference, SystemSummary } from './summary.js';

export function systemTable(
  summaries: readonly SystemSummary[],
  label = 'system',
  labelOf: (summary: SystemSummary, place: number) => string = ({ system }) => system,
): string {
  const header = `${label} | positions | definition in context | identifiers | not yet seen | tokens p50 | most | blocks p50 | p50 ms | p95 ms | degraded | own file`;
  return table(
    header,
    summaries.map((summary, place) => [
      labelOf(summary, place),
      String(summary.positions),
      share(summary.definition),
      share(summary.identifiers),
      summary.unseenIdentifiers === null ? '' : share(summary.unseenIdentifiers),
      String(summary.tokensP50),
      String(summary.tokensMax),
      String(summary.blocksP50),
      milliseconds(summary.p50Ms),
      milliseconds(summary.p95Ms),
      String(summary.degraded),
      String(summary.withOwnFile),
    ]),
  );
}

export function differenceTable(differences: readonly SystemDifference[]): string {
  return table(
    'compared | definition in context | identifiers',
    differences.map(({ better, than, definition, identifiers }) => [
      `${better} − ${than}`,
      points(definition),
      points(identifiers),
    ]),
  );
}

export function completionTable(summaries: readonly CompletionSummary[]): string {
  return table(
    'context of | positions | exact match | edit similarity | identifier match | identifier F1',
    summaries.map((summary) => [
      summary.system,
      String(summary.positions),
      share(summary.exactMatch),
      share(summary.editSimilarity),
      share(summary.identifierMatch),
      share(summary.identifierF1),
    ]),
  );
}

function table(header: string, rows: readonly (readonly string[])[]): string {
  const columns = header.split(' | ').length;
  const rule = `|${'---|'.repeat(columns)}`;
  return [`| ${header} |`, rule, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

/** Percent, the interval behind it. */
function share({ mean, low, high }: Interval): string {
  return `${percent(mean)} (${percent(low)} to ${percent(high)})`;
}

function points({ mean, low, high }: Interval): string {
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${percent(value)}`;
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}

function percent(value: number): string {
  return (value * 100).toFixed(1);
}

function milliseconds(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}
