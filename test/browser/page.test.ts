import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { suggestAnswerSchema } from '../../domain/index.js';
import { startFixture, type ServiceFixture } from '../ui/service-fixture.js';
import { keepPicture, openPage, startBrowser, type OpenedPage } from './browser.js';

/** What the sample script leaves out, and the page has to find. */
const WANTED = 'DateMath.addBusinessDays';
const INSERTED =
  'var businessDay = new x_acme_core.DateMath().addBusinessDays(gdt, days, scheduleId)';

let browser: Browser;
let fixture: ServiceFixture;
let opened: OpenedPage | null = null;

beforeAll(async () => {
  browser = await startBrowser();
  fixture = await startFixture({ synced: true });
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(async () => {
  await browser.close();
  await fixture.close();
});

async function open(options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
  opened = await openPage(browser, fixture.url, options);
  await firstOption(opened.page);
  return opened.page;
}

describe('the page', { timeout: 120_000 }, () => {
  it('suggests for the sample script before anything is typed', async () => {
    const page = await open();
    expect(await firstOption(page)).toBe(WANTED);
    await keepPicture(page, 'start-light');
    expect(await page.textContent('.details')).toContain(
      'Moves a date by a number of business days',
    );
    expect(await page.textContent('.access')).toContain('Allowed');
    expect(await page.textContent('.example')).toContain('addBusinessDays');
    expect(await page.textContent('.evidence')).not.toBe('');
    expect(await page.textContent('.status')).toMatch(/\d+ scripts, \d+ APIs/);
    expect(opened?.errors).toEqual([]);
  });

  it('completes while typing, and inserts what is accepted', async () => {
    const page = await open();
    await page.keyboard.type('addBus');
    const row = page.locator('.suggest-widget .monaco-list-row').first();
    await row.waitFor();
    expect(await row.textContent()).toContain(WANTED);
    await keepPicture(page, 'completions');
    await page.keyboard.press('Enter');
    await textContains(page, INSERTED);
    await page.keyboard.type('sent');
    await page.keyboard.press('Tab');
    await page.keyboard.type('30');
    await textContains(page, 'addBusinessDays(sent, 30, scheduleId)');
    expect(opened?.errors).toEqual([]);
  });

  it('opens the completions by itself when the author pauses where a value begins', async () => {
    const page = await open();
    await page.keyboard.press('Enter');
    await page.keyboard.type('var next = ');
    await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
    expect(opened?.errors).toEqual([]);
  });

  it('completes members after a dot', async () => {
    const page = await open();
    await page.keyboard.type('new x_acme_core.DateMath().');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'addBusinessDays' });
    await row.first().waitFor();
    await page.locator('.panel-question', { hasText: 'members' }).waitFor();
    await page.keyboard.type('isHol');
    await page
      .locator('.suggest-widget .monaco-list-row.focused', { hasText: 'isHoliday' })
      .waitFor();
    await keepPicture(page, 'members');
    await page.keyboard.press('Tab');
    await textContains(page, 'new x_acme_core.DateMath().isHoliday(gdt');
    expect(opened?.errors).toEqual([]);
  });

  it('inserts by Alt and a digit', async () => {
    const page = await open();
    await page.keyboard.press('Alt+1');
    await textContains(page, INSERTED);
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('F6');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('.option[aria-selected="true"]');
    expect(await chosen.getAttribute('id')).toBe('option-2');
    expect(await page.locator('#options').getAttribute('aria-activedescendant')).toBe('option-2');
    const name = (await chosen.locator('.option-name').textContent()) ?? '';
    expect(await page.textContent('.signature')).toContain(name.split('.').at(-1));
    await keepPicture(page, 'keyboard');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await textContains(page, INSERTED);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await page.keyboard.type(';');
    await textContains(page, ';');
    expect(opened?.errors).toEqual([]);
  });

  it('lets the skip link lead to the suggestions', async () => {
    const page = await open();
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('suggestions');
  });

  it('loads a script of the instance that is found by its name, and keeps it over a reload', async () => {
    const page = await open();
    await page.click('.script-button');
    await page.locator('.script-row', { hasText: 'Sample script' }).waitFor();
    await page.keyboard.type('Set invoice due');
    const row = page.locator('.script-row', { hasText: 'Set invoice due date' });
    await row.waitFor();
    await keepPicture(page, 'scripts');
    await page
      .locator('.script-row[aria-selected="true"]', { hasText: 'Set invoice due date' })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.script-button-name', { hasText: 'Set invoice due date' }).waitFor();
    await textContains(page, 'executeRule');
    expect(await page.inputValue('#scope')).toBe('x_acme_billing');
    expect(await page.inputValue('#table')).toBe('sys_script');
    await page.reload();
    await page.locator('.script-button-name', { hasText: 'Set invoice due date' }).waitFor();
    expect(opened?.errors).toEqual([]);
  });

  it('keeps what was typed when another script is looked at', async () => {
    const page = await open();
    await page.keyboard.type('myOwnText');
    await choose(page, 'Set invoice due date');
    await page.locator('.script-button-name', { hasText: 'Set invoice due date' }).waitFor();
    await choose(page, 'Sample script');
    await textContains(page, 'myOwnText');
  });

  it('says so where nothing fits', async () => {
    const page = await open();
    await page.keyboard.type("'text in a string ");
    await page.locator('.state', { hasText: 'Nothing fits here' }).waitFor();
    await keepPicture(page, 'nothing');
    expect(opened?.errors).toEqual([]);
  });

  it('follows the dark theme of the system, and a choice against it over a reload', async () => {
    const page = await open({ colorScheme: 'dark' });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(13, 16, 21)');
    await page.locator('.monaco-editor.vs-dark').first().waitFor();
    await keepPicture(page, 'start-dark');
    await page.getByRole('button', { name: 'Use the light theme' }).click();
    expect(await ground()).toBe('rgb(243, 245, 249)');
    await page.reload();
    await page.locator('.monaco-editor.vs').first().waitFor();
    expect(await ground()).toBe('rgb(243, 245, 249)');
  });

  it('fits a width of 360 pixels without scrolling sideways', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
    await keepPicture(page, 'narrow');
    const insert = page.getByRole('button', { name: 'Insert' });
    await insert.scrollIntoViewIfNeeded();
    await insert.click();
    await textContains(page, INSERTED);
    await keepPicture(page, 'narrow-inserted');
  });

  it('shows what an answer was made without', async () => {
    opened = await openPage(browser, 'about:blank');
    const { page } = opened;
    // The service's own answer, with one stage said to be missing.
    await page.route('**/api/v1/suggest*', async (route) => {
      const response = await route.fetch();
      const answer = suggestAnswerSchema.parse(await response.json());
      const degraded = [{ stage: 'grep', reason: 'ripgrep was not found' }];
      await route.fulfill({ response, json: { ...answer, degraded } });
    });
    await page.goto(fixture.url);
    await page.locator('.degraded', { hasText: 'Made without grep' }).waitFor();
    await page.click('.degraded summary');
    expect(await page.textContent('.degraded')).toContain('ripgrep was not found');
    expect(await firstOption(page)).toBe(WANTED);
    await keepPicture(page, 'degraded');
  });
});

async function firstOption(page: Page): Promise<string> {
  const option = page.locator('.option .option-name').first();
  await option.waitFor();
  return (await option.textContent()) ?? '';
}

async function choose(page: Page, script: string): Promise<void> {
  await page.click('.script-button');
  const row = page.locator('.script-row', { hasText: script });
  await page.locator('.dialog-search').fill(script === 'Sample script' ? '' : script);
  await row.first().click();
}

/** Waits until the editor's visible text contains `wanted`; the error otherwise shows what stands there. */
async function textContains(page: Page, wanted: string): Promise<void> {
  await expect.poll(() => visibleText(page), { timeout: 50_000 }).toContain(wanted);
}

/** The editor writes spaces as no-break spaces. */
function visibleText(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.view-line')]
      .map((line) => line.textContent.replaceAll('\u00a0', ' '))
      .join('\n'),
  );
}
