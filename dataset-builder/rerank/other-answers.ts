/** What else would be right: such an API must not be taught as a wrong answer. */
import { createApiDirectory, identifiersOf, inheritanceChain } from '../../analysis/index.js';
import type { ApiSurface, Example } from '../../domain/index.js';
import {
  COPY_SIMILARITY,
  nearDuplicateFamilies,
  type IdentifiedText,
} from '../near-duplicate-families.js';

type Answered = Pick<Example, 'groundTruth' | 'codeMiddle'>;
/** Whether `api`, which is not the ground truth, would be a right answer to the example too. */
export type OtherAnswers = (example: Answered) => (api: string) => boolean;

/**
 * Right besides the ground truth are: APIs whose script is a near copy of its script, those of the same class name, its base
 * and derived classes, and whatever the masked code names. `scripts` are the texts that the APIs live in, by sys_id.
 */
export function otherAnswers(
  surfaces: readonly ApiSurface[],
  scripts: readonly IdentifiedText[],
): OtherAnswers {
  const directory = createApiDirectory(surfaces);
  const families = new Map(
    nearDuplicateFamilies(scripts, { similarity: COPY_SIMILARITY }).flatMap((members) =>
      members.map((id) => [id, members[0] ?? id] as const),
    ),
  );
  const familyOf = ({ scriptSysId }: ApiSurface): string =>
    families.get(scriptSysId) ?? scriptSysId;
  const bases = new Map(
    surfaces.map(({ api }) => [
      api,
      new Set([...inheritanceChain(api, directory)].map((surface) => surface.api)),
    ]),
  );
  const inherits = (one: string, other: string): boolean => bases.get(one)?.has(other) === true;
  return ({ groundTruth: { api: truth }, codeMiddle }) => {
    const known = directory.surface(truth);
    const named = new Set(identifiersOf(codeMiddle).map(({ name }) => name));
    return (api) => {
      const other = directory.surface(api);
      if (other === null) return false;
      if (named.has(other.name)) return true;
      if (known === null) return other.name === classOf(truth);
      return (
        other.name === known.name ||
        familyOf(other) === familyOf(known) ||
        inherits(api, truth) ||
        inherits(truth, api)
      );
    };
  };
}

function classOf(api: string): string {
  return api.slice(api.indexOf('.') + 1);
}
