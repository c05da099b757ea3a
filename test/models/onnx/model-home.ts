/** Home folders with the tiny models of the fixtures installed, whole or damaged. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { configurationSchema, type LocalModelsConfiguration } from '../../../domain/index.js';
import { manifestSchema, type ModelManifest } from '../../../models/catalogue/index.js';
import { openLocalModels, type LocalModels } from '../../../models/onnx/index.js';

export type TinyModel = 'tiny-reranker' | 'tiny-reranker-plain' | 'tiny-reranker-int8';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
export const SETTINGS: LocalModelsConfiguration = {
  ...configurationSchema.parse({}).models,
  providers: ['cpu'],
};

const expectedSchema = z.array(
  z.object({ query: z.string(), document: z.string(), no: z.number(), yes: z.number() }),
);

/** Pairs with the logits that PyTorch gives for the checkpoint of the tiny reranker. */
export const EXPECTED = expectedSchema.parse(
  JSON.parse(readFileSync(join(FIXTURES, 'tiny-reranker-expected.json'), 'utf8')),
);

export interface ModelHome {
  readonly home: string;
  fileOf(name: TinyModel, file: string): string;
  /** Rewrites a file of an installed model; with `rehash` the manifest says that it belongs so. */
  change(name: TinyModel, file: string, to: (content: Buffer) => Buffer, rehash: boolean): void;
  changeManifest(name: TinyModel, to: (manifest: ModelManifest) => ModelManifest): void;
  /** Opens a reranker and waits until it is ready or has failed. */
  open(reranker: string, settings?: Partial<LocalModelsConfiguration>): Promise<LocalModels>;
  remove(): Promise<void>;
}

export function modelHome(...names: readonly TinyModel[]): ModelHome {
  const home = mkdtempSync(join(tmpdir(), 'models-'));
  const opened: LocalModels[] = [];
  for (const name of names) {
    cpSync(join(FIXTURES, name), join(home, 'models', name), { recursive: true });
  }
  const fileOf = (name: TinyModel, file: string): string => join(home, 'models', name, file);
  const changeManifest: ModelHome['changeManifest'] = (name, to) => {
    const file = fileOf(name, 'manifest.json');
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify(to(manifest)));
  };
  return {
    home,
    fileOf,
    changeManifest,
    change(name, file, to, rehash) {
      const content = to(readFileSync(fileOf(name, file)));
      writeFileSync(fileOf(name, file), content);
      if (!rehash) return;
      const sha256 = createHash('sha256').update(content).digest('hex');
      changeManifest(name, (manifest) => ({
        ...manifest,
        files: manifest.files.map((each) =>
          each.path === file ? { path: file, bytes: content.length, sha256 } : each,
        ),
      }));
    },
    async open(reranker, settings = {}) {
      const models = await openLocalModels({
        home,
        reranker,
        embedder: null,
        settings: { ...SETTINGS, ...settings },
      });
      opened.push(models);
      await models.settled;
      return models;
    },
    async remove() {
      await Promise.all(opened.map((models) => models.close()));
      rmSync(home, { recursive: true });
    },
  };
}
