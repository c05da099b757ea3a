import type { ApiSurface, Member, Parameter } from '../../domain/index.js';
import { Placeholders } from '../export/placeholders.js';
import { redactCode } from '../export/redact-code.js';

/** More than this tells a model nothing new, and costs. */
const MAX_MEMBERS = 40;
const MAX_WORDS = 600;

/**
 * What may be told of an API outside: its name, its public members with their parameters, and the documentation of these,
 * written as a class without bodies. Nothing of the code, and what looks like a secret, a person or a host is replaced.
 */
export function apiDeclaration(surface: ApiSurface): string {
  const members = publicMembers(surface).slice(0, MAX_MEMBERS);
  const declared = members.map((member) => `${comment(memberWords(member), '  ')}${head(member)}`);
  const text = `${comment([surface.documentation], '')}class ${surface.name} {\n${declared.join('\n')}\n}`;
  return redactCode(text, new Placeholders());
}

export function publicMembers({ members }: ApiSurface): readonly Member[] {
  return members.filter(({ isPrivate }) => !isPrivate);
}

function head({ name, kind, isStatic, parameters }: Member): string {
  const modifier = isStatic ? 'static ' : '';
  if (kind === 'property') return `  ${modifier}${name};`;
  const list = parameters.map(({ name: each, rest }) => `${rest ? '...' : ''}${each}`).join(', ');
  return `  ${modifier}${kind === 'constructor' ? 'constructor' : name}(${list});`;
}

function memberWords({
  documentation,
  parameters,
  returns,
  deprecated,
}: Member): readonly string[] {
  return [
    documentation,
    ...parameters.flatMap(parameterWords),
    ...(returns === null ? [] : [`@returns {${returns}}`]),
    ...(deprecated === null ? [] : ['@deprecated']),
  ];
}

function parameterWords({ name, type, description }: Parameter): readonly string[] {
  if (type === null && description === '') return [];
  return [`@param ${type === null ? '' : `{${type}} `}${name} ${description}`.trimEnd()];
}

function comment(paragraphs: readonly string[], indent: string): string {
  const lines = paragraphs
    .map((text) => text.trim().slice(0, MAX_WORDS).replaceAll('*/', '* /'))
    .filter((text) => text !== '')
    .flatMap((text) => text.split(/\r\n|\r|\n/));
  if (lines.length === 0) return '';
  return [`/**`, ...lines.map((line) => ` * ${line}`.trimEnd()), ` */`, '']
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}
