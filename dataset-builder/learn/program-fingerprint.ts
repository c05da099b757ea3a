import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What examples, candidates, features and trees come from; data that the build generates lies among it. */
const FOLDERS = ['analysis', 'dataset-builder', 'domain', 'models', 'predictor', 'sync'];
const KINDS = new Set([extname(import.meta.url), '.json']);

/**
 * A name of the code that learning runs through: what was gathered by other code does not fit. It is taken from the
 * program itself, because a version that a person counts up is one that a person forgets.
 */
export async function programFingerprint(): Promise<string> {
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  for (const folder of FOLDERS) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter((each) => KINDS.has(extname(each))).sort()) {
      hash.update(`${folder}/${name}\n`).update(await readFile(join(ROOT, folder, name)));
    }
  }
  return hash.digest('hex');
}
