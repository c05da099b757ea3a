import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../domain/index.js';

it('the leak checker shares no code with what builds examples', () => {
  const folder = join(packageRoot, 'dataset-builder', 'check');
  const imported = readdirSync(folder).flatMap((name) =>
    ts
      .preProcessFile(readFileSync(join(folder, name), 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => fileName),
  );
  expect(imported.length).toBeGreaterThan(0);
  const foreign = imported.filter((path) => !/^(?:\.\/[\w-]+\.js|node:.*)$/.test(path));
  expect([...new Set(foreign)]).toEqual(['../../domain/index.js']);
});
