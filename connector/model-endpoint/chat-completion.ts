/** What a service with the OpenAI API answers: a completion, or the code of its refusal. */
import { z } from 'zod';
import { parseJson } from '../parse-json.js';

const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish() }) }))
    .min(1, 'it has no choices'),
});

const refusalSchema = z.object({
  error: z.object({ code: z.string().nullish(), type: z.string().nullish() }),
});

/** A code as services name them; anything longer could quote the question. */
const CODE = /^[\w.-]{1,60}$/;

/** The text of the first choice, empty where the model said nothing; or why `body` is no completion. */
export function readCompletion(
  body: string,
):
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'invalid'; readonly reason: string } {
  const json = parseJson(body);
  if (json === undefined) return { kind: 'invalid', reason: 'it is not JSON' };
  const parsed = completionSchema.safeParse(json);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return { kind: 'invalid', reason: `\`${path || 'the whole'}\` is not as it should be` };
  }
  return { kind: 'text', text: parsed.data.choices[0]?.message.content ?? '' };
}

/** The code of an error as the service names it, or null; never its message, which may quote the question. */
export function refusalCode(body: string): string | null {
  const parsed = refusalSchema.safeParse(parseJson(body));
  const code = parsed.data?.error.code ?? parsed.data?.error.type ?? '';
  return CODE.test(code) ? code : null;
}
