import { describe, it } from 'vitest';
import { seededRandom } from '../../models/index.js';
import { surviveKills } from './killed-sync.js';

const KILLS = 30;

describe('a sync of 500 records whose process is killed', () => {
  it(
    `at ${String(KILLS)} random points loses nothing, and the next sync makes the mirror equal to the instance`,
    { timeout: 600_000 },
    async () => {
      const seed = Number(process.env['DEEPCODESEEK_KILL_SEED'] ?? Date.now() % 1_000_000);
      process.stdout.write(`DEEPCODESEEK_KILL_SEED=${String(seed)}\n`);
      await surviveKills({ records: 500, kills: KILLS, random: seededRandom(seed) });
    },
  );
});
