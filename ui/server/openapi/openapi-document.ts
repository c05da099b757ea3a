/** The OpenAPI 3.1 document, made from the same route table and schemas that route and validate. */
import { z } from 'zod';
import type { Route } from '../routing/route.js';
import { problemSchema } from '../schemas/problem.js';
import { componentSchemas, schemaReference } from './component-schemas.js';

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(z.string(), z.unknown()),
});

export const openApiSchema = z
  .looseObject({
    openapi: z.literal('3.1.0'),
    info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .meta({ id: 'OpenApi' });
export type OpenApiDocument = z.output<typeof openApiSchema>;

/** Describes every route of the table; parameters, bodies and answers are the routes' own schemas. */
export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'DeepCodeSeek',
      version,
      description:
        'Suggests the ServiceNow Script Include API that the code around the cursor needs, before its name is typed. Errors are `application/problem+json` with a code, a message and a remedy.',
    },
    paths,
    components: {
      schemas: componentSchemas(routes),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{}, { token: [] }],
  };
}

function operation(route: Route): z.output<typeof operationSchema> {
  const answer =
    route.answerSchema === null
      ? { schema: { type: 'string' } }
      : { schema: schemaReference(route.answerSchema, 'output') };
  return {
    operationId: route.operation,
    summary: route.summary,
    parameters: [
      ...parameters(route.pathSchema, 'path'),
      ...parameters(route.querySchema, 'query'),
    ],
    ...(route.bodySchema === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaReference(route.bodySchema, 'input') } },
          },
        }),
    responses: {
      [String(route.status)]: {
        description: route.produces.includes('text/event-stream')
          ? 'Server-sent events; the schema is that of their data.'
          : 'The answer.',
        content: Object.fromEntries(route.produces.map((type) => [mediaType(type), answer])),
      },
      default: {
        description: 'An error.',
        content: {
          'application/problem+json': { schema: schemaReference(problemSchema, 'output') },
        },
      },
    },
  };
}

const objectSchema = z.looseObject({
  properties: z
    .record(z.string(), z.looseObject({ description: z.string().optional() }))
    .default({}),
  required: z.array(z.string()).default([]),
});

function parameters(schema: z.ZodType | null, place: 'path' | 'query'): readonly unknown[] {
  if (schema === null) return [];
  const { properties, required } = objectSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function mediaType(contentType: string): string {
  return contentType.split(';')[0]?.trim() ?? contentType;
}
