import type { ApiSurface, Member } from '../../domain/index.js';

/** The author's words for the member and for the class; where there are none, the line made from the code. */
export function documentationOf(
  surface: Pick<ApiSurface, 'documentation' | 'generatedDescription'>,
  description: string,
  member: Pick<Member, 'documentation' | 'generatedDescription' | 'deprecated'> | null,
): string {
  const ofClass = firstOf(surface.documentation, description);
  const ofMember =
    member === null ? '' : firstOf(member.documentation, member.generatedDescription);
  const parts = [
    typeof member?.deprecated === 'string' ? `Deprecated. ${member.deprecated}` : '',
    ofMember,
    ofClass === '' && ofMember === '' ? surface.generatedDescription : ofClass,
  ];
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '').join('\n\n');
}

function firstOf(...texts: readonly string[]): string {
  return texts.find((text) => text.trim() !== '') ?? '';
}
