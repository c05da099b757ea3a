import { describe, it } from 'vitest';
import { seededRandom } from '../../models/index.js';
import { surviveKills } from './killed-sync.js';

const KILLS = 30;

describe('a sync of 5,000 records whose process is killed', () => {
  it(`at ${String(KILLS)} random points loses nothing, and the next sync makes the mirror equal to the instance`, async () => {
    const seed = Number(process.env['DEEPCODESEEK_KILL_SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`DEEPCODESEEK_KILL_SEED=${String(seed)}\n`);
    await surviveKills({ records: 5_000, kills: KILLS, random: seededRandom(seed) });
  });
});
