/** One measured figure with what it should be. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB';
  /** At most this. */
  readonly target: number;
  readonly detail: string;
}

/** A table for a terminal or a Markdown file. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit, target, detail }) => {
    const mark = value <= target ? 'held' : '**missed**';
    return `| ${what} | ${format(value)} ${unit} | ${String(target)} ${unit} | ${mark} | ${detail} |`;
  });
  return ['| what | measured | at most | | detail |', '|---|---|---|---|---|', ...rows].join('\n');
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
