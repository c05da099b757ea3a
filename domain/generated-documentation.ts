/** Documentation that a model wrote where an author left none, and whose words hold where both could. */
import type { ApiSurface, Member } from './code.js';

/** Of one API, for the text that its script has now. */
export interface GeneratedDocumentation {
  readonly model: string;
  /** ISO 8601 */
  readonly writtenAt: string;
  /** Of the class; empty where only members have some. */
  readonly text: string;
  /** Members whose authors wrote nothing, each name once. */
  readonly members: readonly { readonly name: string; readonly text: string }[];
}

/** Who wrote a documentation; null where nobody did. */
export type DocumentationOrigin = 'author' | 'generated' | null;

export interface AttributedDocumentation {
  /** Empty where nobody wrote any. */
  readonly text: string;
  readonly origin: DocumentationOrigin;
}

/** An API as far as its documentation goes; `description` is the field of its record. */
export interface DocumentedApi {
  readonly surface: Pick<ApiSurface, 'documentation'>;
  readonly description: string;
  readonly generated: GeneratedDocumentation | null;
}

/** Of the class: the author's comment, then the record's description; a model's words fill the gap alone. */
export function classDocumentation(api: DocumentedApi): AttributedDocumentation {
  const { surface, description, generated } = api;
  return attributed([surface.documentation, description], generated?.text ?? '');
}

/** Of a member that `generated` stands beside: that of the API which defines it. */
export function memberDocumentation(
  { name, documentation }: Pick<Member, 'name' | 'documentation'>,
  generated: GeneratedDocumentation | null,
): AttributedDocumentation {
  const written = generated?.members.find((member) => member.name === name);
  return attributed([documentation], written?.text ?? '');
}

function attributed(byAuthor: readonly string[], byModel: string): AttributedDocumentation {
  const text = byAuthor.find((each) => each.trim() !== '');
  if (text !== undefined) return { text, origin: 'author' };
  return byModel === '' ? { text: '', origin: null } : { text: byModel, origin: 'generated' };
}
