export {
  nearDuplicateFamilies,
  type IdentifiedText,
  type NearDuplicateOptions,
} from './near-duplicate-families.js';
export { shingleSimilarity } from './shingles.js';
