import { COPY_SHARE, FEWEST_SHARED_LINES, tellingLines } from '../../mirror-index/line-sketch.js';

/**
 * Tells the scripts that are a version of the code in sight: most of their telling lines stand in it, or most of its lines
 * stand in them.
 */
export function copiesOf(sight: string): (lines: readonly string[]) => boolean {
  const visible = tellingLines(sight);
  return (lines) => {
    const telling = tellingLines(lines.join('\n'));
    let shared = 0;
    for (const line of telling) if (visible.has(line)) shared += 1;
    if (shared === 0) return false;
    // A script of a few lines has no more to be recognised by.
    if (shared < Math.min(FEWEST_SHARED_LINES, Math.ceil(telling.size / 2))) return false;
    return shared >= telling.size * COPY_SHARE || shared >= visible.size * COPY_SHARE;
  };
}
