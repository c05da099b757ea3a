import type { ContextLimits, ContextPiece, ContextSystem } from './context-system.js';

interface FinderQuestion extends ContextLimits {
  readonly root: string;
  readonly file: string;
  readonly codeBefore: string;
  readonly codeAfter: string;
}

interface FinderAnswer {
  readonly blocks: readonly ContextPiece[];
  readonly degraded: readonly { readonly stage: string; readonly reason: string }[];
}

/** The context finder in one of its variants. */
export function finderSystem<Variant extends string>(
  finder: {
    find(question: FinderQuestion & { readonly variant: Variant }): Promise<FinderAnswer>;
  },
  variant: Variant,
  limits: ContextLimits,
): ContextSystem {
  return {
    name: variant,
    async answer({ root, file, codeBefore, codeAfter }) {
      const question = { root, file, codeBefore, codeAfter, ...limits, variant };
      const { blocks, degraded } = await finder.find(question);
      return { blocks, degraded: degraded.map(({ stage, reason }) => `${stage}: ${reason}`) };
    },
  };
}
