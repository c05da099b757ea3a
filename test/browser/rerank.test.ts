import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configurationSchema } from '../../domain/index.js';
import { installFixture } from '../models/install-fixture.js';
import { startFixture, type ServiceFixture } from '../ui/service-fixture.js';
import { keepPicture, openPage, startBrowser, type OpenedPage } from './browser.js';

const questionSchema = z.object({ rerank: z.boolean().optional() });

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

/** Opens the page of a service with this reranker; `asked` holds what its questions say of reranking. */
async function openWith(
  reranker: string | null,
): Promise<{ readonly page: Page; readonly asked: (boolean | undefined)[] }> {
  const configuration = configurationSchema.parse({
    instances: { demo: { url: fixture.demo.url } },
    // A busy machine takes longer than an author would wait.
    suggest: { reranker, deadlineMs: 10_000 },
    training: { automatic: false },
    logLevel: 'silent',
  });
  const service = await fixture.restart({ configuration });
  await service.ready;
  opened = await openPage(browser, fixture.url);
  const { page } = opened;
  const asked: (boolean | undefined)[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/api/v1/suggest')) return;
    asked.push(questionSchema.parse(JSON.parse(request.postData() ?? '{}')).rerank);
  });
  await page.locator('.option').first().waitFor();
  return { page, asked };
}

describe('the page of a service', { timeout: 120_000 }, () => {
  it('without a reranker offers no switch, and says nothing of reranking', async () => {
    const { page, asked } = await openWith(null);
    expect(await page.getByRole('switch').count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    expect(asked.every((rerank) => rerank === undefined)).toBe(true);
    expect(opened?.errors).toEqual([]);
  });

  it('whose reranker is not installed says so at the switch, and suggests all the same', async () => {
    const { page } = await openWith('not-there');
    const choice = page.getByRole('switch', { name: 'Rerank with not-there' });
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(true);
    const note = page.locator('.rerank-note');
    await note
      .filter({ hasText: 'Not reranked: The model "not-there" is not installed' })
      .waitFor();
    expect(await choice.getAttribute('aria-describedby')).toBe(await note.getAttribute('id'));
    expect(await page.locator('.degraded').isHidden()).toBe(true);
    expect(await page.locator('.option').count()).toBeGreaterThan(0);
    await keepPicture(page, 'reranker-missing');
    expect(opened?.errors).toEqual([]);
  });

  it('asks without the model when the switch is off, by mouse and by keyboard, and remembers it', async () => {
    const { page, asked } = await openWith('not-there');
    const choice = page.getByRole('switch');
    await choice.waitFor();
    await choice.click();
    await expect.poll(() => asked.at(-1)).toBe(false);
    expect(await choice.isChecked()).toBe(false);
    await page.locator('.rerank-note').waitFor({ state: 'hidden' });
    await page.reload();
    await page.locator('.option').first().waitFor();
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    await expect.poll(() => asked.at(-1)).toBe(false);
    await choice.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => asked.at(-1)).toBe(true);
    expect(await choice.isChecked()).toBe(true);
    expect(opened?.errors).toEqual([]);
  });

  it('shows what a reranker has changed, and the order of before when it is turned off', async () => {
    await installFixture(fixture.home, 'tiny-reranker');
    const { page } = await openWith('tiny-reranker');
    const note = page.locator('.rerank-note');
    await note.filter({ hasText: /^\d+ reranked by tiny-reranker$/ }).waitFor();
    const names = (): Promise<readonly string[]> => page.locator('.option-name').allTextContents();
    const reranked = await names();
    expect(await page.locator('.option[data-tier="neural"]').count()).toBeGreaterThan(1);
    const higher = page.locator('.option', { has: page.locator('.option-tier.higher') }).first();
    await higher.click();
    const evidence = page.locator('.evidence li', { hasText: 'tiny-reranker' });
    await evidence.first().waitFor();
    await keepPicture(page, 'reranked');
    await page.setViewportSize({ width: 420, height: 900 });
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await keepPicture(page, 'reranked-narrow-dark');
    await page.getByRole('switch', { name: 'Rerank with tiny-reranker' }).click();
    await page.locator('.option[data-tier="neural"]').first().waitFor({ state: 'detached' });
    const learned = await names();
    expect(learned).not.toEqual(reranked);
    expect(learned).toHaveLength(reranked.length);
    expect(opened?.errors).toEqual([]);
  });
});
