import { rankedDefinitions } from '../../../predictor/context/index.js';
import { questionAt, type Cursor, type View } from '../question.js';
import {
  readRepository,
  repositoriesIn,
  samplePositions,
  type SampleOptions,
} from '../sampling/index.js';
import { evidenceQuestion } from './evidence-question.js';
import type { ListwiseQuestion } from './listwise.js';

export interface QuestionOptions extends SampleOptions {
  /** Each position is asked for with each of them. */
  readonly cursors: readonly Cursor[];
  readonly view: View;
}

/** What the finder sees at the sampled positions of each repository in the folder. Throws as a finder does. */
export async function sampleQuestions(
  folder: string,
  { cursors, view, ...sampling }: QuestionOptions,
  note: (line: string) => void,
): Promise<readonly ListwiseQuestion[]> {
  const questions: ListwiseQuestion[] = [];
  for (const path of repositoriesIn(folder)) {
    const repository = readRepository(path);
    const files = new Map(repository.files.map((file) => [file.path, file]));
    const positions = samplePositions(repository, sampling);
    note(`${repository.name}: ${String(positions.length)} positions`);
    for (const position of positions) {
      const source = files.get(position.file);
      if (source === undefined) throw new Error(`the repository has no ${position.file}`);
      for (const cursor of cursors) {
        const { file, codeBefore, codeAfter } = questionAt(position, source, cursor, view);
        const question = { file, codeBefore, codeAfter, keywords: null };
        const found = await rankedDefinitions({ kind: 'folder', root: position.root }, question);
        questions.push(evidenceQuestion(position, found));
      }
    }
  }
  return questions;
}
