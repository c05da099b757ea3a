/** What is used of `@huggingface/tokenizers`: its own declarations name files in a way that modules of Node do not resolve. */
export declare class Tokenizer {
  constructor(tokenizer: object, config: object);
  encode(
    text: string,
    options?: { readonly add_special_tokens?: boolean },
  ): { readonly ids: number[] };
  token_to_id(token: string): number | undefined;
  get_vocab(withAddedTokens?: boolean): Map<string, number>;
}
