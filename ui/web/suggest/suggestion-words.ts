import type { SuggestAnswer, Suggestion } from '../../../domain/index.js';

export interface Title {
  /** `InvoiceUtil.totalOf`; the member alone, `totalOf`, where the class is written already. */
  readonly name: string;
  /** The member's parameters where the class is written already, else empty: `(invoiceId)`. */
  readonly parameters: string;
  /** Where it belongs: its scope, or its class where that is written already. */
  readonly home: string;
}

/** What a suggestion is called in lists. */
export function titleOf(suggestion: Suggestion, question: SuggestAnswer['question']): Title {
  const { api, member, signature } = suggestion;
  if (question === 'member' && member !== null) {
    const parameters = signature.startsWith(member) ? signature.slice(member.length) : '';
    return { name: member, parameters, home: api };
  }
  const dot = api.indexOf('.');
  const name = api.slice(dot + 1);
  return {
    name: member === null ? name : `${name}.${member}`,
    parameters: '',
    home: dot === -1 ? '' : api.slice(0, dot),
  };
}

/** What the editor offers by itself: nothing rather than what is unlikely. */
export function likely({ suggestions }: SuggestAnswer): readonly Suggestion[] {
  return suggestions.filter(({ unlikely }) => !unlikely);
}

/** A probability in words: `62 %`. */
export function percentOf({ score }: Suggestion): string {
  const percent = Math.round(score * 100);
  return percent === 0 ? '<1 %' : `${String(percent)} %`;
}

/** What a verdict is called. */
export const VERDICTS = {
  allowed: 'Allowed',
  'needs-privilege': 'Needs a privilege',
  denied: 'Denied',
} as const satisfies Record<Suggestion['access']['verdict'], string>;
