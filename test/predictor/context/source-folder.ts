/** Folders of sources for tests, made in the system's folder for temporary files and removed after the test. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Sources = Readonly<Record<string, string | Uint8Array>>;

/** Contents by path, with `/`. Gives the folder, absolute and resolved. */
export function sourceFolder(sources: Sources): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'context-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [file, content] of Object.entries(sources)) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return root;
}
