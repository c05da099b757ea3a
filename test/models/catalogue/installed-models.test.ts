import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeepCodeSeekError } from '../../../domain/index.js';
import {
  addModel,
  installedModel,
  installedModels,
  listModels,
  removeModel,
  verifyModels,
  type InstalledModel,
} from '../../../models/catalogue/index.js';
import { FILES, manifestOf, writeModel } from './model-folder.js';

let root: string;
let home: string;
let from: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'deepcodeseek-models-'));
  home = join(root, 'home');
  from = join(root, 'exported');
  writeModel(from);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function add(name: string | null = null): Promise<InstalledModel> {
  return addModel({ home, from, name });
}

/** What lies in the models' folder. */
function left(): readonly string[] {
  const folder = join(home, 'models');
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe('adding a folder', () => {
  it('copies the manifest and the files that it names, and nothing else', async () => {
    writeFileSync(join(from, 'private.txt'), 'not named');
    const told: string[] = [];
    const onProgress = (path: string, done: number, total: number): void => {
      told.push(`${path} ${String(done)} of ${String(total)}`);
    };
    const { folder, manifest } = await addModel({ home, from, name: null, onProgress });
    expect(folder).toBe(join(home, 'models', 'tiny-reranker'));
    expect(manifest).toEqual(manifestOf());
    for (const [path, content] of Object.entries(FILES)) {
      expect(readFileSync(join(folder, path)).equals(content)).toBe(true);
    }
    expect(existsSync(join(folder, 'private.txt'))).toBe(false);
    expect(left()).toEqual(['tiny-reranker']);
    expect(told.at(-1)).toBe('tokenizer/tokenizer.json 200009 of 200009');
    expect(await installedModel(home, 'tiny-reranker')).toEqual({ folder, manifest });
  });

  it('takes another name, under which its manifest then goes', async () => {
    await add();
    await add('second');
    expect((await installedModel(home, 'second')).manifest.name).toBe('second');
    expect(await verifyModels({ home, name: null })).toMatchObject([
      { name: 'second', errors: [] },
      { name: 'tiny-reranker', errors: [] },
    ]);
  });

  it.each<[string, () => void, string, string]>([
    [
      'a file was changed',
      () => {
        writeFileSync(join(from, 'model.onnx'), 'A graph');
      },
      'MODEL_FILE_WRONG',
      'model.onnx',
    ],
    [
      'a file is cut',
      () => {
        truncateSync(join(from, 'model.onnx.data'), 100_000);
      },
      'MODEL_FILE_WRONG',
      'model.onnx.data',
    ],
    [
      'a file is missing',
      () => {
        rmSync(join(from, 'tokenizer'), { recursive: true });
      },
      'MODEL_FILE_MISSING',
      'tokenizer.json',
    ],
    [
      'a file is a folder',
      () => {
        writeModel(from, manifestOf({ graph: 'tokenizer', files: [fileAt('tokenizer')] }));
      },
      'MODEL_MANIFEST_INVALID',
      'manifest.json',
    ],
    [
      'there is no manifest',
      () => {
        rmSync(join(from, 'manifest.json'));
      },
      'MODEL_MANIFEST_INVALID',
      'there is none',
    ],
    [
      'the manifest is cut',
      () => {
        truncateSync(join(from, 'manifest.json'), 100);
      },
      'MODEL_MANIFEST_INVALID',
      'it is not JSON',
    ],
    [
      'the manifest is of another format',
      () => {
        writeModel(from, { ...manifestOf(), format: 2 });
      },
      'MODEL_MANIFEST_INVALID',
      '`format`',
    ],
  ])('is refused where %s, and leaves nothing', async (_what, damage, code, words) => {
    damage();
    const error = await refusal(add());
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.remedy).not.toBe('');
    expect(left()).toEqual([]);
  });

  it.each([
    '../evil',
    'a/../../evil',
    '/etc/passwd',
    'a\\..\\evil',
    './model.onnx',
    'C:evil',
    '',
    'manifest.json',
    'Manifest.JSON',
  ])('is refused where the manifest names the file "%s"', async (path) => {
    const manifest = manifestOf();
    writeModel(from, { ...manifest, files: [...manifest.files, fileAt(path)] });
    expect(await refusal(add())).toMatchObject({ code: 'MODEL_MANIFEST_INVALID' });
    expect(left()).toEqual([]);
  });

  it('is refused where the graph is not among the files, or a path stands there twice', async () => {
    writeModel(from, manifestOf({ graph: 'other.onnx' }));
    expect((await refusal(add())).message).toContain('"other.onnx" is not among the files');
    const { files } = manifestOf();
    writeModel(from, manifestOf({ files: [...files, fileAt('MODEL.onnx')] }));
    expect((await refusal(add())).message).toContain('a path stands there twice');
  });

  it.each(['../evil', 'Evil', '.hidden', 'a/b', ''])('refuses the name "%s"', async (name) => {
    expect(await refusal(add(name))).toMatchObject({ code: 'ARGUMENT_INVALID', kind: 'misuse' });
    expect(left()).toEqual([]);
  });

  it('refuses the name of one that is there', async () => {
    await add();
    expect(await refusal(add())).toMatchObject({ code: 'MODEL_EXISTS' });
  });

  it('leaves nothing when it is aborted', async () => {
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort(new Error('enough'));
    };
    const { signal } = controller;
    await expect(addModel({ home, from, name: null, onProgress, signal })).rejects.toThrow(
      'enough',
    );
    expect(left()).toEqual([]);
  });
});

describe('an installed model', () => {
  it('that is not there says how to get it', async () => {
    const published = await refusal(installedModel(home, 'ms-marco-minilm-l6'));
    expect(published).toMatchObject({ code: 'MODEL_NOT_INSTALLED' });
    expect(published.remedy).toContain('models pull ms-marco-minilm-l6');
    expect((await refusal(installedModel(home, 'my-own'))).remedy).toContain('models add DIR');
    expect(await refusal(verifyModels({ home, name: 'my-own' }))).toMatchObject({
      code: 'MODEL_NOT_INSTALLED',
    });
  });

  it('that was renamed by hand is refused: its name is part of what it is', async () => {
    const { folder } = await add();
    writeModel(folder, manifestOf({ name: 'other' }));
    expect((await refusal(installedModel(home, 'tiny-reranker'))).message).toContain(
      'it is of "other"',
    );
  });

  it('whose bytes have changed is found by verifying, each file named', async () => {
    const { folder } = await add();
    writeFileSync(join(folder, 'model.onnx'), 'A graph');
    rmSync(join(folder, 'tokenizer/tokenizer.json'));
    const [verification] = await verifyModels({ home, name: 'tiny-reranker' });
    expect(verification?.errors.map(({ code }) => code)).toEqual([
      'MODEL_FILE_WRONG',
      'MODEL_FILE_MISSING',
    ]);
  });

  it('that is damaged does not hide the others', async () => {
    await add();
    const { folder } = await add('broken');
    writeFileSync(join(folder, 'manifest.json'), '{');
    expect((await installedModels(home)).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'broken damaged',
      'tiny-reranker model',
    ]);
    const verifications = await verifyModels({ home, name: null });
    expect(verifications.map(({ errors }) => errors.length)).toEqual([1, 0]);
  });

  it('is removed, whole or not', async () => {
    const { folder } = await add();
    rmSync(join(folder, 'manifest.json'));
    expect(await removeModel(home, 'tiny-reranker')).toBe(true);
    expect(await removeModel(home, 'tiny-reranker')).toBe(false);
    expect(left()).toEqual([]);
  });
});

describe('the list of models', () => {
  it('says of each what it is and how it stands', async () => {
    await add();
    const { folder } = await add('all-minilm-l6');
    appendFileSync(join(folder, 'model.onnx'), 'more');
    const listed = await listModels(home);
    const stateOf = (name: string) => listed.find((model) => model.name === name)?.state;
    expect(stateOf('tiny-reranker')).toBe('installed');
    expect(stateOf('all-minilm-l6')).toBe('damaged');
    expect(stateOf('ms-marco-minilm-l6')).toBe('absent');
    expect(listed.filter(({ name }) => name === 'all-minilm-l6')).toHaveLength(1);
    const damaged = listed.find(({ problem }) => problem !== null);
    expect(damaged?.problem?.message).toContain('it has 11 bytes instead of 7');
    expect(listed.at(-1)).toMatchObject({
      name: 'tiny-reranker',
      bytes: 200_009,
      source: 'a seeded script',
    });
  });

  it('is the catalogue alone where no home is yet', async () => {
    const listed = await listModels(join(root, 'nowhere'));
    expect(listed.every(({ state }) => state === 'absent')).toBe(true);
  });
});

function fileAt(path: string): { path: string; bytes: number; sha256: string } {
  return { path, bytes: 1, sha256: 'a'.repeat(64) };
}

async function refusal(work: Promise<unknown>): Promise<DeepCodeSeekError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DeepCodeSeekError) return error;
    throw error;
  }
  throw new Error('it went well');
}
