import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../domain/index.js';

const BELOW_JOBS = [
  'domain',
  'analysis',
  'connector',
  'sync',
  'predictor',
  'models',
  'dataset-builder',
];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  analysis: ['domain'],
  connector: ['domain'],
  models: ['domain'],
  sync: ['domain', 'connector', 'analysis'],
  predictor: ['domain', 'analysis', 'sync', 'models'],
  'dataset-builder': ['domain', 'analysis', 'connector', 'sync', 'predictor', 'models'],
  jobs: [...BELOW_JOBS],
  ui: [...BELOW_JOBS, 'jobs'],
  cli: [...BELOW_JOBS, 'jobs', 'ui'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly target: string;
}

const imports = Object.keys(MAY_IMPORT).flatMap((folder) => importsOf(folder));

describe('imports between folders', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports only what design allows', (folder, allowed) => {
    const own = imports.filter((found) => found.from === folder);
    expect(own.length).toBeGreaterThan(0);
    const forbidden = own.filter(
      ({ target }) => topFolder(target) !== folder && !allowed.includes(topFolder(target)),
    );
    expect(forbidden).toEqual([]);
  });

  it('go through the public face of the other folder', () => {
    const inside = imports.filter(
      ({ from, target }) => topFolder(target) !== from && !isPublicFace(target),
    );
    expect(inside).toEqual([]);
  });

  it('keep the demo instance free of everything but domain', () => {
    const home = join('connector', 'demo-instance');
    const leaving = imports.filter(
      ({ file, target }) =>
        file.startsWith(home) && !target.startsWith(home) && topFolder(target) !== 'domain',
    );
    expect(leaving).toEqual([]);
  });
});

function importsOf(folder: string): readonly Import[] {
  return sourcesBelow(join(packageRoot, folder)).flatMap((file) =>
    ts
      .preProcessFile(readFileSync(file, 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({
        file: relative(packageRoot, file),
        from: folder,
        target: relative(packageRoot, resolve(dirname(file), specifier)),
      })),
  );
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function topFolder(path: string): string {
  return path.split(sep)[0] ?? '';
}

/** `folder/index.js`; the demo instance has a face of its own. */
function isPublicFace(target: string): boolean {
  return (
    target === join(topFolder(target), 'index.js') ||
    target === join('connector', 'demo-instance', 'index.js') ||
    // Apart from the predictor, which loads far more than a command about a folder needs.
    target === join('predictor', 'context', 'index.js') ||
    // Fetching models, and running them, are apart from the rankers that every predictor loads.
    target === join('models', 'catalogue', 'index.js') ||
    target === join('models', 'onnx', 'index.js')
  );
}
