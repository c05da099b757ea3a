/** The platform's own classes, from the vendor's declarations; made by the build, read on first use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createError, packageRoot } from '../../domain/index.js';

const parameterSchema = z.strictObject({
  name: z.string(),
  type: z.string(),
  optional: z.boolean(),
  rest: z.boolean(),
});

const memberSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['constructor', 'method', 'property']),
  isStatic: z.boolean(),
  parameters: z.array(parameterSchema),
  /** The declared type of the value, or of what is returned. */
  type: z.string(),
  documentation: z.string(),
});

const classSchema = z.strictObject({
  /** As code writes it: `GlideRecord`, `sn_ws.RESTMessageV2`. */
  name: z.string(),
  superclass: z.string().nullable(),
  documentation: z.string(),
  members: z.array(memberSchema),
});

const catalogueSchema = z.strictObject({
  /** Of the package that the declarations come from. */
  version: z.string(),
  classes: z.array(classSchema),
});

export type PlatformParameter = z.output<typeof parameterSchema>;
export type PlatformClass = z.output<typeof classSchema>;

export interface PlatformMember extends z.output<typeof memberSchema> {
  /** As it is shown: `addQuery(name, operator, value)`. */
  readonly signature: string;
}

export interface PlatformCatalogue {
  readonly version: string;
  /** Names of all classes, `GlideRecord`, `sn_ws.RESTMessageV2`. */
  readonly classNames: readonly string[];
  /** A class by the name that code writes (a leading `global.` may stand before it), or null. */
  class(name: string): PlatformClass | null;
  /** The members of a class with those of its bases, each name once; empty for an unknown class. */
  members(name: string): readonly PlatformMember[];
  /** Whether `name` is a namespace of platform classes, such as `sn_ws`. */
  isNamespace(name: string): boolean;
}

let loaded: PlatformCatalogue | null = null;

/**
 * The catalogue that the build made. Throws PLATFORM_CATALOGUE_MISSING where the build has not run,
 * PLATFORM_CATALOGUE_INVALID where its output is damaged. Read once; later calls cost nothing.
 */
export function platformCatalogue(): PlatformCatalogue {
  loaded ??= createCatalogue(readCatalogue(join(packageRoot, 'dist', 'platform-catalogue.json')));
  return loaded;
}

function readCatalogue(file: string): z.output<typeof catalogueSchema> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw createError('PLATFORM_CATALOGUE_MISSING', { file }, { cause });
  }
  try {
    return catalogueSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw createError('PLATFORM_CATALOGUE_INVALID', { file }, { cause });
  }
}

function createCatalogue({
  version,
  classes,
}: z.output<typeof catalogueSchema>): PlatformCatalogue {
  const byName = new Map(classes.map((entry) => [entry.name, entry]));
  const namespaces = new Set(
    classes.flatMap(({ name }) => (name.includes('.') ? [name.slice(0, name.indexOf('.'))] : [])),
  );
  const memberLists = new Map<string, readonly PlatformMember[]>();
  const find = (name: string): PlatformClass | null =>
    byName.get(name) ?? byName.get(name.replace(/^global\./, '')) ?? null;
  return {
    version,
    classNames: classes.map(({ name }) => name),
    class: find,
    members(name) {
      let members = memberLists.get(name);
      if (members === undefined) {
        members = membersAlongChain(find(name), find);
        memberLists.set(name, members);
      }
      return members;
    },
    isNamespace: (name) => namespaces.has(name),
  };
}

function membersAlongChain(
  start: PlatformClass | null,
  find: (name: string) => PlatformClass | null,
): readonly PlatformMember[] {
  const members = new Map<string, PlatformMember>();
  const seen = new Set<PlatformClass>();
  let next = start;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    for (const member of next.members) {
      if (member.kind === 'constructor' && next !== start) continue;
      const key = `${String(member.isStatic)} ${member.name}`;
      if (!members.has(key)) members.set(key, { ...member, signature: signature(member) });
    }
    next = baseOf(next, find);
  }
  return [...members.values()];
}

/** A base is written without its namespace: it is looked for beside the class first. */
function baseOf(
  { name, superclass }: PlatformClass,
  find: (name: string) => PlatformClass | null,
): PlatformClass | null {
  if (superclass === null) return null;
  const namespace = name.slice(0, name.lastIndexOf('.') + 1);
  return find(`${namespace}${superclass}`) ?? find(superclass);
}

function signature({ name, kind, parameters }: z.output<typeof memberSchema>): string {
  if (kind === 'property') return name;
  const shown = parameters.map(({ name: parameter, optional, rest }) => {
    if (rest) return `...${parameter}`;
    return optional ? `${parameter}?` : parameter;
  });
  return `${name}(${shown.join(', ')})`;
}
