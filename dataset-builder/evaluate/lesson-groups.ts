/** What the learned system is taught from: the questions as `train` asks them. */
import type { JobProgress } from '../../domain/index.js';
import type { Predictor } from '../../predictor/index.js';
import { chooseAsks } from '../learn/choose-asks.js';
import { collectGroups, type Ask } from '../learn/collect-groups.js';
import type { TeachingGroup } from '../learn/training-rows.js';
import { shareAsks } from '../learn/uncalled-apis.js';
import { questionKey, type Gathering } from './gather-questions.js';

export interface LessonSources {
  readonly asIs: Pick<Predictor, 'candidates'>;
  /** Of the mirror without the calls of `isUncalled`. */
  readonly uncalled: () => Promise<Pick<Predictor, 'candidates'>>;
  /** Which of the two the evaluation asks. */
  readonly evaluated: 'asIs' | 'uncalled';
}

type Asked = Pick<Gathering, 'examples' | 'views' | 'signal'> & {
  /** As the evaluation asked them: those that are learned from as they are there are not asked again. */
  readonly groups: readonly TeachingGroup[];
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
};

/** An abort throws its reason. */
export async function lessonGroups(
  { examples, views, groups, onProgress, signal }: Asked,
  { evaluated, ...sources }: LessonSources,
): Promise<readonly TeachingGroup[]> {
  const asks = chooseAsks(examples, Infinity).filter(({ view }) => views.includes(view));
  const shared = shareAsks(asks);
  const gathered = new Map(groups.map((group) => [questionKey(group), group]));
  const groupsOf = async (where: LessonSources['evaluated']): Promise<readonly TeachingGroup[]> => {
    const own: readonly Ask[] = shared[where];
    if (where === evaluated) return own.flatMap((ask) => gathered.get(questionKey(ask)) ?? []);
    if (own.length === 0) return [];
    const found: TeachingGroup[] = [];
    await collectGroups(
      where === 'asIs' ? sources.asIs : await sources.uncalled(),
      own,
      ({ example, view, truth, candidates: { apis, features } }) => {
        found.push({ example, view, truth, candidates: { apis, features } });
      },
      {
        signal,
        onDone: (done) => onProgress?.({ phase: 'lessons', done, total: own.length }),
      },
    );
    return found;
  };
  return [...(await groupsOf('asIs')), ...(await groupsOf('uncalled'))];
}
