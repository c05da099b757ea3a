import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { configurationSchema } from '../../domain/index.js';
import { writeCalibratedWeights } from '../predictor/calibrated-weights.js';
import { startFixture, type ServiceFixture } from '../ui/service-fixture.js';
import { keepPicture, openPage, startBrowser, type OpenedPage } from './browser.js';

/** Longer than the page waits for a pause and an answer. */
const NOTHING_COMES_MS = 1_500;

let browser: Browser;
let fixture: ServiceFixture;
let opened: OpenedPage | null = null;

beforeAll(async () => {
  browser = await startBrowser();
  fixture = await startFixture({ synced: true });
  await writeCalibratedWeights(fixture.home, 'demo');
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(async () => {
  await browser.close();
  await fixture.close();
});

/** Opens the page of a service with this threshold, with the cursor where a value begins. */
async function openAt(threshold: number): Promise<Page> {
  const configuration = configurationSchema.parse({
    instances: { demo: { url: fixture.demo.url } },
    suggest: { threshold },
    training: { automatic: false },
    logLevel: 'silent',
  });
  const service = await fixture.restart({ configuration });
  await service.ready;
  opened = await openPage(browser, fixture.url);
  const { page } = opened;
  await page.locator('.option').first().waitFor();
  await page.keyboard.press('Enter');
  const asked = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('var next = "'),
  );
  await page.keyboard.type('var next = ');
  await asked;
  await page.locator('.panel[data-state="answered"]').waitFor();
  return page;
}

function namesIn(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(`${selector} .option-name`).allTextContents();
}

describe('the page, with a ranker that gives probabilities', { timeout: 120_000 }, () => {
  it('completes with what is likely alone, and lists the rest apart with percentages', async () => {
    const page = await openAt(0.02);
    const completions = page.locator('.suggest-widget .monaco-list-row');
    await completions.first().waitFor();
    const likely = await namesIn(page, '.option[data-likelihood="likely"]');
    expect(likely.length).toBeGreaterThan(0);
    expect(likely.length).toBeLessThan(12);
    expect(await completions.count()).toBe(likely.length);
    expect(await completions.first().textContent()).toContain(likely[0]);
    expect(await page.locator('.less-likely').count()).toBe(1);
    expect(await page.locator('.less-likely ~ .option[data-likelihood="likely"]').count()).toBe(0);
    const chances = await page.locator('.option-chance').allTextContents();
    expect(chances.every((chance) => /^(?:\d+|<1) %$/.test(chance))).toBe(true);
    await keepPicture(page, 'less-likely');
    expect(opened?.errors).toEqual([]);
  });

  it('shows no completions where nothing is likely, and still those of a name that is typed', async () => {
    const page = await openAt(1);
    await page.locator('.less-likely').waitFor();
    await page.waitForTimeout(NOTHING_COMES_MS);
    expect(await page.locator('.suggest-widget .monaco-list-row').count()).toBe(0);
    expect(await namesIn(page, '.option[data-likelihood="likely"]')).toEqual([]);
    expect((await namesIn(page, '.option')).length).toBeGreaterThan(0);
    await page.keyboard.type('addBus');
    await page
      .locator('.suggest-widget .monaco-list-row', { hasText: 'addBusinessDays' })
      .first()
      .waitFor();
    expect(opened?.errors).toEqual([]);
  });

  it('lets the list be walked and inserted from over the heading', async () => {
    const page = await openAt(1);
    await page.locator('.less-likely').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F6');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('.option[aria-selected="true"]');
    expect(await chosen.getAttribute('id')).toBe('option-1');
    await page.locator('.option').nth(2).click();
    expect(await chosen.getAttribute('id')).toBe('option-2');
    expect(opened?.errors).toEqual([]);
  });
});
