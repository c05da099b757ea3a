/** A fitted blend as JSON text. */
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import type { FittedBlend } from './blend.js';

const share = z.number().min(0).max(1);
const metricsSchema = z.strictObject({ mrr: share, top1: share, top5: share });

const blendSchema = z.strictObject({
  format: z.literal('deepcodeseek-blend'),
  version: z.literal(1),
  /** Versions of the neural model and of the ranker: of others it says nothing. */
  model: z.string().min(1),
  ranker: z.string().min(1),
  /** Null where the model alone decides: JSON has no Infinity. */
  weight: z.number().min(0).nullable(),
  questions: z.int().min(1),
  learned: metricsSchema,
  neural: metricsSchema,
  blended: metricsSchema,
});

export interface StoredBlend extends FittedBlend {
  readonly model: string;
  readonly ranker: string;
}

export function serialiseBlend({ weight, ...rest }: StoredBlend): string {
  const text: z.output<typeof blendSchema> = {
    format: 'deepcodeseek-blend',
    version: 1,
    ...rest,
    weight: weightOrNull(weight),
  };
  return `${JSON.stringify(text)}\n`;
}

/** `source` names the text in errors. Throws WEIGHTS_CORRUPT. */
export function parseBlend(text: string, source: string): StoredBlend {
  const parsed = blendSchema.safeParse(json(text));
  if (parsed.success) {
    const { model, ranker, weight, questions, learned, neural, blended } = parsed.data;
    return { model, ranker, weight: weight ?? Infinity, questions, learned, neural, blended };
  }
  const [issue] = parsed.error.issues;
  const reason = `"${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'unknown'}`;
  throw createError('WEIGHTS_CORRUPT', { source, reason }, { cause: parsed.error });
}

/** A weight as JSON can hold it: null where the model alone decides. */
export function weightOrNull(weight: number): number | null {
  return weight === Infinity ? null : weight;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
