import type { Example } from '../../domain/index.js';
import { findLeaks, type LeakOptions } from './find-leaks.js';
import type { Leak, LocatedLeak, SplitLeak } from './leak.js';
import { readExamples } from './read-examples.js';

export interface LeakReport {
  readonly examples: number;
  readonly leakingExamples: number;
  /** Every leak, also those that are not listed. */
  readonly leakCount: number;
  readonly countByKind: Readonly<Partial<Record<Leak['kind'], number>>>;
  /** The first ones in the order of the file. */
  readonly leaks: readonly LocatedLeak[];
}

export interface CheckOptions extends LeakOptions {
  /** Leaks that the report lists at most. */
  readonly listed?: number;
  readonly onExample?: (checked: number) => void;
  readonly signal?: AbortSignal;
}

const LISTED = 1_000;

/**
 * Checks a dataset file: each example by itself, and that no script and no near-duplicate family stands on two sides of the
 * split. Throws what `readExamples` throws; an abort leaves nothing behind.
 */
export async function checkDataset(file: string, options: CheckOptions = {}): Promise<LeakReport> {
  const gathering = new LeakGathering(options);
  for await (const { line, example } of readExamples(file, options.signal)) {
    gathering.add(line, example);
  }
  return gathering.report();
}

/** Checks examples one after the other, for whoever reads the file for a purpose of its own. */
export class LeakGathering {
  private readonly sides = new Map<string, Example>();
  private readonly leaks: LocatedLeak[] = [];
  private readonly countByKind = new Map<Leak['kind'], number>();
  private readonly listed: number;
  private examples = 0;
  private leakingExamples = 0;
  private leakCount = 0;

  constructor(private readonly options: CheckOptions = {}) {
    this.listed = options.listed ?? LISTED;
  }

  /** The leaks of this example, as the report has them. */
  add(line: number, example: Example): readonly Leak[] {
    const found = [...findLeaks(example, this.options), ...this.splitLeaks(example)];
    this.examples += 1;
    if (found.length > 0) this.leakingExamples += 1;
    this.leakCount += found.length;
    for (const leak of found) {
      this.countByKind.set(leak.kind, (this.countByKind.get(leak.kind) ?? 0) + 1);
      if (this.leaks.length < this.listed) this.leaks.push({ line, leak });
    }
    this.options.onExample?.(this.examples);
    return found;
  }

  report(): LeakReport {
    const { examples, leakingExamples, leakCount, leaks } = this;
    const countByKind = Object.fromEntries(this.countByKind);
    return { examples, leakingExamples, leakCount, countByKind, leaks: [...leaks] };
  }

  private splitLeaks(example: Example): readonly SplitLeak[] {
    const groups = [
      ['script', example.script],
      ['family', example.family],
    ] as const;
    return groups.flatMap(([across, group]) => {
      const key = `${across} ${group}`;
      const first = this.sides.get(key);
      if (first === undefined) {
        this.sides.set(key, { ...example, codeBefore: '', codeMiddle: '', codeAfter: '' });
        return [];
      }
      if (first.split === example.split && first.fold === example.fold) return [];
      return [{ kind: 'split', exampleId: example.id, across, otherExampleId: first.id } as const];
    });
  }
}
