/** The words of one API by field, for full-text search: identifiers both whole and split. */
import { identifiersOf, splitIdentifier } from '../../analysis/index.js';
import type { ApiSurface } from '../../domain/index.js';

/** The words of one API by field, as full-text search weighs them. */
export interface LexicalDocument {
  readonly name: string;
  readonly members: string;
  readonly parameters: string;
  readonly documentation: string;
  readonly tables: string;
  readonly body: string;
}

/** Makes the document of `surface`, whose script has this text and description. */
export function lexicalDocument(
  surface: ApiSurface,
  script: { readonly source: string; readonly description: string },
): LexicalDocument {
  const { members } = surface;
  const parameters = members.flatMap((member) => member.parameters);
  const described = [surface, ...members];
  return {
    name: words([surface.name]),
    members: words(members.map(({ name }) => name)),
    parameters: words(parameters.map(({ name }) => name)),
    documentation: [
      script.description,
      ...described.map(({ documentation }) => documentation),
      ...described.map(({ generatedDescription }) => generatedDescription),
      ...parameters.map(({ description }) => description),
    ]
      .filter((text) => text !== '')
      .join('\n'),
    tables: words([...surface.tablesRead, ...surface.tablesWritten]),
    body: words(identifiersOf(script.source).map(({ name }) => name)),
  };
}

/** Each identifier once, followed by its words where they are others. */
function words(identifiers: readonly string[]): string {
  const all = new Set<string>();
  for (const identifier of new Set(identifiers)) {
    all.add(identifier.toLowerCase());
    for (const word of splitIdentifier(identifier)) all.add(word);
  }
  return [...all].join(' ');
}
