import { describe, expect, it } from 'vitest';
import { CATALOGUE, catalogueEntry, manifestSchema } from '../../../models/catalogue/index.js';

const models = CATALOGUE.flatMap((entry) => (entry.kind === 'model' ? [entry] : []));

describe('the catalogue', () => {
  it.each(models.map((entry) => [entry.name, entry] as const))(
    '%s becomes a valid manifest once its files are there',
    (_name, entry) => {
      const { name, role, architecture, description, licence, repository, files } = entry;
      const { graph, tokenizer, tokenizerConfig, precision, contract } = entry;
      const { maxTokens, queryTokens, documentTokens } = entry;
      const revision = entry.revision ?? 'a'.repeat(40);
      const parsed = manifestSchema.safeParse({
        format: 1,
        ...{ name, role, architecture, description, licence },
        source: { kind: 'hub', repository, revision },
        files: files.map(({ path, bytes = 1, sha256 = 'a'.repeat(64) }) => ({
          path,
          bytes,
          sha256,
        })),
        ...{ graph, tokenizer, tokenizerConfig, precision, contract },
        ...{ maxTokens, queryTokens, documentTokens },
        measured: [],
      });
      expect(parsed.error?.issues).toBeUndefined();
    },
  );

  it('pins commits and hashes as git and sha256 write them, and says null where none is known', () => {
    for (const { revision, files } of CATALOGUE) {
      if (revision !== null) expect(revision).toMatch(/^[0-9a-f]{40}$/);
      for (const { sha256 } of files) {
        if (sha256 !== undefined) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      }
    }
  });

  it('sizes hold what is known of the files', () => {
    for (const { megabytes, files } of CATALOGUE) {
      const known = files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
      expect(megabytes * 1e6).toBeGreaterThanOrEqual(known);
    }
  });

  it('has one entry a name, and every role', () => {
    const names = CATALOGUE.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(models.map(({ role }) => role))).toEqual(new Set(['reranker', 'embedder']));
  });

  it('names the nearest of an unknown model, or all of them', () => {
    expect(() => catalogueEntry('qwen3-reranker-0.6b-yesno')).toThrow(
      expect.objectContaining({
        code: 'MODEL_UNKNOWN',
        remedy: 'Did you mean "qwen3-reranker-0.6b-yes-no"?',
      }),
    );
    expect(() => catalogueEntry('../evil')).toThrow(
      expect.objectContaining({ code: 'MODEL_UNKNOWN', kind: 'misuse' }),
    );
  });

  it('has the prompts that the exports of the 0.6B reranker were published with', () => {
    const between = models
      .filter(({ architecture }) => architecture === 'qwen3')
      .map(({ name, contract }) =>
        contract.kind === 'decoder-reranker'
          ? `${name} ${JSON.stringify(contract.prompt.document)}`
          : name,
      );
    expect(between).toEqual([
      'qwen3-reranker-0.6b-leafmind "\\n\\n<Document>: {document}"',
      'qwen3-reranker-0.6b-yes-no "\\n<Document>: {document}"',
      'qwen3-reranker-0.6b-full-vocabulary "\\n\\n<Document>: {document}"',
    ]);
  });
});
