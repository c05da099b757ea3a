import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MODEL_KEY_VARIABLE, readModelKey, secretVariable } from '../../../connector/index.js';

const folder = mkdtempSync(join(tmpdir(), 'deepcodeseek-model-key-'));
const file = join(folder, 'model-secrets.json');
writeFileSync(file, '{"apiKey": "from-file"}', { mode: 0o600 });

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the key of the model', () => {
  it('comes from the environment before the file, and may be absent', async () => {
    const environment = { [MODEL_KEY_VARIABLE]: 'from-environment' };
    expect(await readModelKey({ file, environment })).toBe('from-environment');
    expect(await readModelKey({ file, environment: { [MODEL_KEY_VARIABLE]: '' } })).toBe(
      'from-file',
    );
    const nowhere = join(folder, 'none.json');
    expect(await readModelKey({ file: nowhere, environment: {} })).toBeNull();
  });

  it('is never the key of an instance, however that is named', async () => {
    const environment = { [secretVariable('model', 'apiKey')]: 'of the instance' };
    const nowhere = join(folder, 'none.json');
    expect(await readModelKey({ file: nowhere, environment })).toBeNull();
  });

  it('is refused from a file that others may read', async () => {
    const exposed = join(folder, 'exposed.json');
    writeFileSync(exposed, '{"apiKey": "k"}');
    chmodSync(exposed, 0o644);
    await expect(readModelKey({ file: exposed, environment: {} })).rejects.toMatchObject({
      code: 'SECRET_FILE_EXPOSED',
    });
  });
});
