import { z } from 'zod';
import { documentationOriginSchema } from '../../../domain/index.js';

const rangeSchema = z
  .strictObject({
    lineStart: z.int(),
    columnStart: z.int(),
    lineEnd: z.int(),
    columnEnd: z.int(),
  })
  .meta({ id: 'SourceRange', description: 'Lines count from 1, columns from 0.' });

const memberSchema = z
  .strictObject({
    name: z.string(),
    kind: z.enum(['constructor', 'method', 'property']),
    isStatic: z.boolean(),
    isPrivate: z.boolean(),
    parameters: z
      .array(
        z.strictObject({
          name: z.string(),
          type: z.string().nullable(),
          optional: z.boolean(),
          defaultValue: z.string().nullable(),
          rest: z.boolean(),
          description: z.string(),
        }),
      )
      .readonly(),
    returns: z.string().nullable(),
    returnsClass: z.string().optional(),
    documentation: z.string(),
    generatedDescription: z.string(),
    deprecated: z.string().nullable(),
    tablesRead: z.array(z.string()).readonly(),
    tablesWritten: z.array(z.string()).readonly(),
    range: rangeSchema,
  })
  .meta({ id: 'Member' });

const surfaceSchema = z
  .strictObject({
    api: z.string(),
    name: z.string(),
    scope: z.string(),
    scriptSysId: z.string(),
    style: z.enum([
      'prototype',
      'extends-object',
      'function',
      'object-literal',
      'iife',
      'es6-class',
      'unknown',
    ]),
    superclass: z.string().nullable(),
    isAjaxProcessor: z.boolean(),
    members: z.array(memberSchema).readonly(),
    documentation: z.string(),
    generatedDescription: z.string(),
    deprecated: z.string().nullable(),
    tablesRead: z.array(z.string()).readonly(),
    tablesWritten: z.array(z.string()).readonly(),
    range: rangeSchema,
  })
  .meta({ id: 'ApiSurface' });

const generatedSchema = z
  .strictObject({
    model: z.string(),
    writtenAt: z.string(),
    text: z.string(),
    members: z.array(z.strictObject({ name: z.string(), text: z.string() })).readonly(),
  })
  .meta({ id: 'GeneratedDocumentation' });

export const apiSchema = z
  .strictObject({
    surface: surfaceSchema,
    access: z.enum(['public', 'package_private']),
    callerAccess: z.enum(['none', 'tracking', 'restriction']),
    clientCallable: z.boolean(),
    active: z.boolean(),
    policy: z.enum(['none', 'read', 'protected']),
    description: z.string(),
    documentation: z.string().meta({
      description: "Of the class: its author's words, else a model's.",
    }),
    documentationOrigin: documentationOriginSchema,
    generated: generatedSchema.nullable().meta({
      description: 'What a model wrote for the text that the script has now, or null.',
    }),
    generation: z.int(),
  })
  .meta({ id: 'Api' });

const callerSchema = z
  .strictObject({
    script: z.strictObject({
      sysId: z.string(),
      table: z.string(),
      name: z.string(),
      scope: z.string(),
    }),
    form: z.string(),
    member: z.string().nullable(),
    resolution: z.enum(['exact', 'member-unknown', 'inferred', 'unresolved']),
    range: rangeSchema,
    enclosingFunction: z.string().nullable(),
  })
  .meta({ id: 'Caller' });
export type Caller = z.output<typeof callerSchema>;

export type Api = z.output<typeof apiSchema>;

export const apiDetailsSchema = z
  .strictObject({
    api: apiSchema,
    members: z
      .array(
        z.strictObject({
          member: memberSchema,
          definedIn: z.string(),
          documentation: z.string(),
          documentationOrigin: documentationOriginSchema,
        }),
      )
      .readonly()
      .meta({ description: 'Its own members, then the inherited ones.' }),
    callers: z.strictObject({
      items: z.array(callerSchema).readonly(),
      next: z.string().nullable(),
    }),
  })
  .meta({ id: 'ApiDetails' });
export type ApiDetails = z.output<typeof apiDetailsSchema>;
