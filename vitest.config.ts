import { defineConfig } from 'vitest/config';

const soak = process.env['DEEPCODESEEK_SOAK'] === '1';

export default defineConfig({
  test: {
    include: soak ? ['test/**/*.soak.ts'] : ['test/**/*.test.ts'],
    pool: 'forks',
    reporters: ['default', './scripts/count-reporter.mjs'],
    maxWorkers: 2,
    testTimeout: soak ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
  },
});
