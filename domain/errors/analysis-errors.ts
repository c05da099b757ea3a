import { entry } from './error-entry.js';

export const analysisErrors = {
  PLATFORM_CATALOGUE_MISSING: entry<{ file: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file }) => `The platform catalogue ${file} is missing.`,
    remedy: () => 'Build the program: npm run build',
  }),
  PLATFORM_CATALOGUE_INVALID: entry<{ file: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file }) => `The platform catalogue ${file} does not have the shape that it should.`,
    remedy: () => 'Build the program again: npm run build',
  }),
};
