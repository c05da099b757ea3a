import type { ContextVariant } from '../../../domain/index.js';
import type { ContextFinder } from '../../../predictor/context/index.js';
import type { ContextLimits, ContextSystem } from './context-system.js';

/** The context finder in one of its variants; where a model wrote keywords, by these. */
export function finderSystem(
  finder: ContextFinder,
  variant: ContextVariant,
  limits: ContextLimits,
): ContextSystem {
  return {
    name: variant,
    async answer({ root, keywords: outcome, file, codeBefore, codeAfter }) {
      const keywords = outcome?.kind === 'keywords' ? outcome.keywords : null;
      const { blocks, degraded } = await finder.find(
        { kind: 'folder', root },
        { file, codeBefore, codeAfter, ...limits, variant, keywords },
      );
      const missing = outcome?.kind === 'none' ? [`keywords: ${outcome.reason}`] : [];
      return {
        blocks,
        degraded: [...missing, ...degraded.map(({ stage, reason }) => `${stage}: ${reason}`)],
      };
    },
  };
}
