/** Measures all repositories of a folder, one after the other. */
import type { ChatModel } from '../../domain/index.js';
import type { KeywordWriter } from '../../predictor/context/index.js';
import type { ConfiguredModel } from './configured-model.js';
import { evenly } from './evenly.js';
import { measureRepository } from './measure-repository.js';
import type { MeasuredPosition } from './outcome/index.js';
import type { Cursor, View } from './question.js';
import {
  readRepository,
  repositoriesIn,
  samplePositions,
  type Repository,
  type SampleOptions,
} from './sampling/index.js';
import { NO_CONTEXT, type ContextSystem, type TokenCounter } from './systems/index.js';

export interface FolderOptions extends SampleOptions {
  readonly folder: string;
  readonly minLines: number;
  readonly cursor: Cursor;
  readonly view: View;
}

export interface FolderMeasuring {
  /** The same names for every repository. */
  readonly systemsFor: (repository: Repository) => readonly ContextSystem[];
  readonly countTokens: TokenCounter;
  /** Completes lines; null for none. */
  readonly model: Pick<ConfiguredModel, 'endpoint' | 'maxRequests'> | null;
  /** Asked once at each position; null for none. */
  readonly writeKeywords: KeywordWriter | null;
  readonly note: (line: string) => void;
}

export interface MeasuredFolder {
  readonly positions: readonly MeasuredPosition[];
  readonly repositories: readonly { readonly name: string; readonly lines: number }[];
  /** The names, in order. */
  readonly systems: readonly string[];
}

export async function measureFolder(
  options: FolderOptions,
  { systemsFor, countTokens, model, writeKeywords, note }: FolderMeasuring,
): Promise<MeasuredFolder> {
  const positions: MeasuredPosition[] = [];
  const repositories: { readonly name: string; readonly lines: number }[] = [];
  let names: readonly string[] = [];
  const folders = repositoriesIn(options.folder);
  for (const folder of folders) {
    const repository = readRepository(folder);
    const { name, lines } = repository;
    if (lines < options.minLines) continue;
    const sampled = samplePositions(repository, options);
    note(`${name}: ${String(lines)} lines, ${String(sampled.length)} positions`);
    const systems = [...systemsFor(repository), ...(model === null ? [] : [NO_CONTEXT])];
    names = systems.map((system) => system.name);
    const completed = new Set(
      model === null ? [] : evenly(sampled, completionsOf(model, systems.length, folders.length)),
    );
    const modelFor = (position: (typeof sampled)[number]): ChatModel | null =>
      completed.has(position) ? (model?.endpoint ?? null) : null;
    const { cursor, view } = options;
    const measuring = { cursor, view, countTokens, modelFor, writeKeywords };
    positions.push(...(await measureRepository(repository, sampled, systems, measuring)));
    repositories.push({ name, lines });
  }
  return { positions, repositories, systems: names };
}

/** How many positions of each repository a model completes, once for each system. */
function completionsOf(
  { maxRequests }: Pick<ConfiguredModel, 'maxRequests'>,
  systems: number,
  repositories: number,
): number {
  const count = Math.floor(maxRequests / systems / repositories);
  if (count > 0) return count;
  throw new Error(
    `model.maxRequests is ${String(maxRequests)}; one position of each of ${String(repositories)} repositories takes ${String(repositories * systems)}`,
  );
}
