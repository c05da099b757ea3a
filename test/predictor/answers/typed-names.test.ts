import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

describe('a class name that is typed in full', () => {
  let demo: DemoPredictor;

  beforeAll(async () => {
    demo = await openDemoPredictor();
  });

  afterAll(async () => {
    await demo.close();
  });

  it.each([
    ['x_acme_hr', 'DisposalOrder', 'x_acme_asset.DisposalOrder'],
    ['x_acme_fsm', 'OnCallLookup', 'global.OnCallLookup'],
  ])('in %s, %s is offered however unlikely its scope is', async (scope, typed, api) => {
    const { suggestions } = await demo.ask({ codeBefore: `var x = new ${typed}`, scope });
    expect(suggestions[0]?.api).toBe(api);
  });
});
