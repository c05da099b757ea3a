import type { ChatModel } from '../../domain/index.js';
import { AnswerFolder } from './answer-folder.js';

/**
 * The same model, which is asked nothing twice: its answers are kept in `folder`. Beyond what `complete` throws it throws
 * MODEL_ANSWERS_UNWRITABLE.
 */
export function rememberingModel(asked: ChatModel, folder: string): ChatModel {
  const { address, model } = asked;
  const answers = new AnswerFolder(folder);
  return {
    address,
    model,
    async complete(request, signal) {
      const question = { address, request };
      const kept = await answers.read(question);
      if (kept !== null) return kept;
      const answer = await asked.complete(request, signal);
      await answers.keep(question, answer);
      return answer;
    },
  };
}
