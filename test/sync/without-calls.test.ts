import { describe, expect, it } from 'vitest';
import { withoutCalls, type MirrorReader } from '../../sync/index.js';
import { everyItem } from './mirror-contents.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from './records.js';
import { sync, writableMirror } from './temporary-mirror.js';

const CALLER = scriptRecord('Caller', {
  source: 'new Totals().sum(); new Letters().send(); new Totals().mean();',
});

async function calledMirror(): Promise<MirrorReader> {
  const mirror = await writableMirror('direct');
  const totals = scriptRecord('Totals', { source: classSource('Totals', ['sum', 'mean']) });
  const letters = scriptRecord('Letters', { source: classSource('Letters', ['send']) });
  await sync(mirror, arraySource([totals, letters, CALLER]));
  return mirror.store;
}

async function calledApis(mirror: MirrorReader): Promise<readonly string[]> {
  const listed = await everyItem((page) => mirror.callSites({}, page));
  const changed = await everyItem((page) => mirror.callSiteChanges(0, page));
  const sites = changed.flatMap(({ callSites }) => callSites);
  expect(sites.map(({ api }) => api).sort()).toEqual(listed.map(({ api }) => api).sort());
  return [...new Set(listed.map(({ api }) => api))].sort();
}

describe('a mirror without the calls of some APIs', () => {
  it('holds the calls of the others, and all scripts and APIs', async () => {
    const mirror = await calledMirror();
    const view = withoutCalls(mirror, (api) => api === 'global.Totals');
    expect(await calledApis(mirror)).toEqual(['global.Letters', 'global.Totals']);
    expect(await calledApis(view)).toEqual(['global.Letters']);
    expect(await view.api('global.Totals')).toEqual(await mirror.api('global.Totals'));
    expect((await view.script(sysIdOf('Caller')))?.source).toBe(CALLER.source);
    expect(await view.generation()).toBe(await mirror.generation());
  });
});
