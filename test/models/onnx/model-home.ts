/** Home folders with the tiny models of the fixtures installed, whole or damaged. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { configurationSchema, type LocalModelsConfiguration } from '../../../domain/index.js';
import { manifestSchema, type ModelManifest } from '../../../models/catalogue/index.js';
import { openLocalModels, type LocalModels } from '../../../models/onnx/index.js';
import { expectedOf, fixtureFolder, type FixtureModel } from '../install-fixture.js';

export const SETTINGS: LocalModelsConfiguration = {
  ...configurationSchema.parse({}).models,
  providers: ['cpu'],
};

const expectedSchema = z.array(
  z.object({ query: z.string(), document: z.string(), no: z.number(), yes: z.number() }),
);

/** Pairs with the logits that PyTorch gives for the checkpoint of the tiny reranker. */
export const EXPECTED = expectedSchema.parse(expectedOf('tiny-reranker'));

export interface ModelHome {
  readonly home: string;
  fileOf(name: FixtureModel, file: string): string;
  /** Rewrites a file of an installed model; with `rehash` the manifest says that it belongs so. */
  change(name: FixtureModel, file: string, to: (content: Buffer) => Buffer, rehash: boolean): void;
  changeManifest(name: FixtureModel, to: (manifest: ModelManifest) => ModelManifest): void;
  /** Opens a reranker and waits until it is ready or has failed. */
  open(reranker: string, settings?: Partial<LocalModelsConfiguration>): Promise<LocalModels>;
  openEmbedder(name: string): Promise<LocalModels>;
  remove(): Promise<void>;
}

export function modelHome(...names: readonly FixtureModel[]): ModelHome {
  const home = mkdtempSync(join(tmpdir(), 'models-'));
  const opened: LocalModels[] = [];
  for (const name of names) {
    cpSync(fixtureFolder(name), join(home, 'models', name), { recursive: true });
  }
  const fileOf = (name: FixtureModel, file: string): string => join(home, 'models', name, file);
  const changeManifest: ModelHome['changeManifest'] = (name, to) => {
    const file = fileOf(name, 'manifest.json');
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify(to(manifest)));
  };
  const open = async (
    names: { readonly reranker: string | null; readonly embedder: string | null },
    settings: Partial<LocalModelsConfiguration> = {},
  ): Promise<LocalModels> => {
    const models = await openLocalModels({
      home,
      ...names,
      settings: { ...SETTINGS, ...settings },
    });
    opened.push(models);
    await models.settled;
    return models;
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
    open: (reranker, settings = {}) => open({ reranker, embedder: null }, settings),
    openEmbedder: (embedder) => open({ reranker: null, embedder }),
    async remove() {
      await Promise.all(opened.map((models) => models.close()));
      rmSync(home, { recursive: true });
    },
  };
}
