import type { Usages } from '../usages/find-usages.js';
import type { FileReader } from '../tree/file-reader.js';
import type { Stretch } from './definition-chunk.js';

/** Lines around a use that are shown with it. */
const AROUND = { before: 2, after: 4 };
const LONGEST = 16;

/** Stretches with telling identifiers; uses close to each other share one. */
export function usageChunks(
  { lines }: Usages,
  files: FileReader,
): readonly (Stretch & { readonly file: string })[] {
  return [...lines].flatMap(([file, used]) => {
    const last = (files.read(file)?.lines.length ?? 0) - 1;
    const stretches: { start: number; end: number }[] = [];
    for (const { line } of used) {
      const start = Math.max(0, line - 1 - AROUND.before);
      const end = Math.min(last, line - 1 + AROUND.after);
      const open = stretches.at(-1);
      if (open !== undefined && start <= open.end && end - open.start < LONGEST) open.end = end;
      else stretches.push({ start, end });
    }
    return stretches.map((stretch) => ({ file, ...stretch }));
  });
}
