/** The manifest of a sample scope: `scope.json` beside a folder of scripts. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { createError, scriptTable } from '../../../domain/index.js';

const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, 'expected YYYY-MM-DD HH:MM:SS');

const scriptSchema = z.strictObject({
  table: z
    .string()
    .refine((name) => scriptTable(name) !== undefined, 'expected a table of scripts'),
  name: z.string().min(1),
  /** Path below `scripts/`. */
  file: z.string().regex(/^[a-z0-9_]+\/[A-Za-z0-9._-]+$/, 'expected TABLE/FILE below scripts/'),
  description: z.string().default(''),
  access: z.enum(['public', 'package_private']).default('public'),
  clientCallable: z.boolean().default(false),
  active: z.boolean().default(true),
  policy: z.enum(['', 'read', 'protected']).default(''),
  callerAccess: z.enum(['', '1', '2']).default(''),
  updatedOn: time,
  updatedBy: z.string().min(1),
  modCount: z.int().min(0),
  /** Further columns of the record. */
  fields: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.string()).default({}),
});

const manifestSchema = z.strictObject({
  scope: z.string().regex(/^[a-z][a-z0-9_]{0,17}$/, 'expected at most 18 of a-z, 0-9 and _'),
  name: z.string().min(1),
  vendor: z.string(),
  version: z.string(),
  description: z.string(),
  scripts: z.array(scriptSchema),
  privileges: z
    .array(
      z.strictObject({
        targetScope: z.string(),
        targetName: z.string(),
        targetType: z.string(),
        operation: z.string(),
        status: z.enum(['requested', 'allowed', 'denied']),
      }),
    )
    .default([]),
  restrictedCallers: z
    .array(
      z.strictObject({
        /** `scope.Class` of this scope. */
        target: z.string().regex(/^[a-z0-9_]+\.\w+$/, 'expected scope.Class'),
        callerScope: z.string(),
        status: z.enum(['requested', 'allowed', 'denied', 'invalidated']),
      }),
    )
    .default([]),
});

export type ScopeManifest = z.output<typeof manifestSchema>;
export type ManifestScript = ScopeManifest['scripts'][number];

/** Reads `file`; throws DEMO_MANIFEST_INVALID, which names the file and the key. */
export async function readScopeManifest(file: string): Promise<ScopeManifest> {
  const text = await readFile(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw createError('DEMO_MANIFEST_INVALID', { file, key: '(the file)', reason }, { cause });
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = issue === undefined || issue.path.length === 0 ? '(the file)' : issue.path.join('.');
  const reason = issue?.message ?? 'not a manifest';
  throw createError('DEMO_MANIFEST_INVALID', { file, key, reason }, { cause: parsed.error });
}
