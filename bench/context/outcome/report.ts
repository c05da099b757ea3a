import { keywordsText, summariseKeywords, type KeywordSummary } from './keyword-summary.js';
import type { MeasuredPosition } from './outcome.js';
import {
  clusterKind,
  compare,
  summarise,
  summariseCompletion,
  type CompletionSummary,
  type SystemDifference,
  type SystemSummary,
} from './summary.js';
import { completionTable, differenceTable, systemTable } from './tables.js';

export interface Report {
  readonly intervalsOver: 'repository' | 'file';
  readonly systems: readonly SystemSummary[];
  readonly differences: readonly SystemDifference[];
  /** Of the system that is measured and of the baseline, for each repository and each kind of call. */
  readonly parts: readonly ReportPart[];
  readonly completions: readonly CompletionSummary[];
  /** Null where no model was asked for keywords. */
  readonly keywords: KeywordSummary | null;
}

export interface ReportPart {
  readonly part: string;
  readonly summaries: readonly SystemSummary[];
}

/** `systems` in the order of the table; `measured` of them is compared with each other one. */
export function makeReport(
  positions: readonly MeasuredPosition[],
  systems: readonly string[],
  { subject, baseline }: { readonly subject: string; readonly baseline: string },
): Report {
  const shown = [subject, baseline].filter((system) => systems.includes(system));
  const partOf = (part: string, own: readonly MeasuredPosition[]): ReportPart => ({
    part,
    summaries: shown.flatMap((system) => summarise(system, own) ?? []),
  });
  return {
    intervalsOver: clusterKind(positions),
    systems: systems.flatMap((system) => summarise(system, positions) ?? []),
    differences: systems
      .filter((system) => systems.includes(subject) && system !== subject)
      .map((system) => compare(subject, system, positions)),
    parts: [
      ...grouped(positions, ({ repository }) => repository),
      ...grouped(positions, ({ language, kind }) => `${language}, call by ${kind}`),
      ...grouped(positions, ({ inTest }) => (inTest ? 'in tests' : 'outside tests')),
    ].map(([part, own]) => partOf(part, own)),
    completions: systems.flatMap((system) => summariseCompletion(system, positions) ?? []),
    keywords: summariseKeywords(positions),
  };
}

/** The report as Markdown, without a title. */
export function reportText({ systems, differences, parts, completions, keywords }: Report): string {
  const rows = parts.flatMap(({ part, summaries }) =>
    summaries.map((summary) => ({ summary, label: `${part}: ${summary.system}` })),
  );
  const sections = [
    "Shares in percent, with 95 % bootstrap intervals over repositories, or over files where there are fewer than eight of those. Degraded: answers of which a part was left undone; own file: answers with blocks of the position's own file.",
    ...(keywords === null ? [] : [keywordsText(keywords)]),
    systemTable(systems),
    ...(differences.length === 0 ? [] : [differenceTable(differences)]),
    systemTable(
      rows.map(({ summary }) => summary),
      'part',
      (_, place) => rows[place]?.label ?? '',
    ),
    ...(completions.length === 0 ? [] : [completionTable(completions)]),
  ];
  return sections.join('\n\n');
}

function grouped(
  positions: readonly MeasuredPosition[],
  keyOf: (position: MeasuredPosition['position']) => string,
): readonly (readonly [string, readonly MeasuredPosition[]])[] {
  const groups = new Map<string, MeasuredPosition[]>();
  for (const measured of positions) {
    const key = keyOf(measured.position);
    groups.set(key, [...(groups.get(key) ?? []), measured]);
  }
  return [...groups];
}
