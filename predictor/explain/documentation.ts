import {
  classDocumentation,
  memberDocumentation,
  type AttributedDocumentation,
  type GeneratedDocumentation,
  type Member,
} from '../../domain/index.js';
import type { StoredApi } from '../../sync/index.js';

/** Where the words on a class stand. */
export type ClassWords = Pick<StoredApi, 'description' | 'generated'> & {
  readonly surface: Pick<StoredApi['surface'], 'documentation' | 'generatedDescription'>;
};

/** A member with what a model wrote for the API that defines it. */
export interface MemberWords {
  readonly member: Pick<Member, 'name' | 'documentation' | 'generatedDescription' | 'deprecated'>;
  readonly generated: GeneratedDocumentation | null;
}

/**
 * The words for the member and for the class: their author's, else a model's; where there are none, the line made from
 * the code. They count as generated as soon as a model wrote a part of them, and as nobody's where the code alone speaks.
 */
export function documentationOf(
  ofClass: ClassWords | null,
  ofMember: MemberWords | null,
): AttributedDocumentation {
  const forClass = ofClass === null ? NONE : classDocumentation(ofClass);
  const forMember =
    ofMember === null ? NONE : memberDocumentation(ofMember.member, ofMember.generated);
  const memberText = firstOf(forMember.text, ofMember?.member.generatedDescription ?? '');
  const parts = [
    typeof ofMember?.member.deprecated === 'string'
      ? `Deprecated. ${ofMember.member.deprecated}`
      : '',
    memberText,
    forClass.text === '' && memberText === ''
      ? (ofClass?.surface.generatedDescription ?? '')
      : forClass.text,
  ];
  const text = [...new Set(parts.map((part) => part.trim()))]
    .filter((part) => part !== '')
    .join('\n\n');
  const origins = [forMember.origin, forClass.origin];
  const origin = origins.includes('generated')
    ? 'generated'
    : (forMember.origin ?? forClass.origin);
  return { text, origin };
}

const NONE: AttributedDocumentation = { text: '', origin: null };

function firstOf(...texts: readonly string[]): string {
  return texts.find((text) => text.trim() !== '') ?? '';
}
