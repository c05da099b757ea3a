/** What a question's query is widened by, or why it is not. */
export type Expansion =
  | { readonly kind: 'expanded'; readonly text: string }
  /** The cursor asks for a member of what is named there: nothing is retrieved. */
  | { readonly kind: 'unneeded' }
  | { readonly kind: 'none'; readonly reason: string };
