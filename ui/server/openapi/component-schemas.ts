import { z } from 'zod';
import { suggestionSchema } from '../../../domain/index.js';
import type { Route } from '../routing/route.js';
import { problemSchema } from '../schemas/problem.js';

const COMPONENTS = '#/components/schemas/';

/** The named schema of a route by reference, one without a name in its place. */
export function schemaReference(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const name = nameOf(schema);
  if (name !== null) return { $ref: COMPONENTS + name };
  const named = new Map<string, unknown>();
  return withoutDefinitions(z.toJSONSchema(schema, { io }), named);
}

/** Every named schema that the routes mention, directly or inside one another. */
export function componentSchemas(routes: readonly Route[]): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (schema: z.ZodType | null, io: 'input' | 'output'): void => {
    if (schema === null) return;
    const body = withoutDefinitions(z.toJSONSchema(schema, { io }), found);
    const name = nameOf(schema);
    if (name !== null && !found.has(name)) found.set(name, body);
  };
  for (const route of routes) {
    add(route.bodySchema, 'input');
    add(route.answerSchema, 'output');
  }
  add(problemSchema, 'output');
  add(suggestionSchema, 'output');
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nameOf(schema: z.ZodType): string | null {
  return z.globalRegistry.get(schema)?.id ?? null;
}

const nodeSchema = z.record(z.string(), z.unknown());

/** Moves `$defs` to the components and points the references there. */
function withoutDefinitions(root: unknown, found: Map<string, unknown>): unknown {
  const { $defs, ...rest } = nodeSchema.parse(root);
  delete rest['$schema'];
  for (const [name, definition] of Object.entries(nodeSchema.parse($defs ?? {}))) {
    if (!found.has(name)) found.set(name, pointed(definition));
  }
  return pointed(rest);
}

function pointed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pointed);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(key === 'id' && typeof value === 'string'))
      .map(([key, value]: [string, unknown]) =>
        key === '$ref' && typeof value === 'string'
          ? [key, value.replace(/^#\/\$defs\//, COMPONENTS)]
          : [key, pointed(value)],
      ),
  );
}
