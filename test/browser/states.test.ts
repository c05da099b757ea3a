import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startFixture, type ServiceFixture } from '../ui/service-fixture.js';
import { keepPicture, openPage, startBrowser, type OpenedPage } from './browser.js';

let browser: Browser;
let fixture: ServiceFixture | null = null;
let opened: OpenedPage | null = null;

beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(async () => {
  await opened?.close();
  await fixture?.close();
  opened = null;
  fixture = null;
});
afterAll(() => browser.close());

describe('the page of a service', { timeout: 180_000 }, () => {
  it('whose mirror is empty offers a sync, shows its progress over a reload, and then suggests', async () => {
    fixture = await startFixture({ latencyMs: 60 });
    opened = await openPage(browser, fixture.url);
    const { page } = opened;
    const empty = page.locator('.state', { hasText: 'No scripts yet' });
    await empty.waitFor();
    await keepPicture(page, 'empty');
    await empty.getByRole('button', { name: 'Sync now' }).click();
    await page.locator('.sync-running').waitFor();
    await empty.getByRole('button', { name: 'Sync now' }).waitFor({ state: 'hidden' });
    await page.reload();
    await page.locator('.sync-phase', { hasText: /\w/ }).waitFor();
    await keepPicture(page, 'syncing');
    await page.locator('.option').first().waitFor({ timeout: 60_000 });
    await page.locator('.connection', { hasText: 'Ready' }).waitFor();
    await page.locator('.sync-running').waitFor({ state: 'hidden' });
  });

  it('lets a running sync be cancelled', async () => {
    fixture = await startFixture({ latencyMs: 120 });
    opened = await openPage(browser, fixture.url);
    const { page } = opened;
    await page.getByRole('button', { name: 'Sync now' }).first().click();
    await page.getByRole('button', { name: 'Cancel the sync' }).click();
    await page.locator('.sync-running').waitFor({ state: 'hidden' });
    expect(await page.locator('.sync .button', { hasText: 'Sync now' }).isVisible()).toBe(true);
  });

  it('tells why a sync has failed, and what to do', async () => {
    fixture = await startFixture({ secretsOf: () => Promise.resolve({ password: 'wrong' }) });
    opened = await openPage(browser, fixture.url);
    const { page } = opened;
    await page.getByRole('button', { name: 'Sync now' }).first().click();
    await page.locator('.notice', { hasText: 'refused to sign in' }).waitFor();
    await keepPicture(page, 'failed-sync');
    await page.getByRole('button', { name: 'Close this message' }).click();
    await page.locator('.notice').waitFor({ state: 'hidden' });
  });

  it('that stops says so, keeps the text, and goes on when it is back', async () => {
    fixture = await startFixture({ synced: true });
    const port = Number(new URL(fixture.url).port);
    opened = await openPage(browser, fixture.url);
    const { page } = opened;
    await page.locator('.option').first().waitFor();
    await fixture.service.close();
    await page.keyboard.type('kept');
    await page.locator('.state', { hasText: 'The service does not answer' }).waitFor();
    await page.locator('.connection', { hasText: 'No connection' }).waitFor();
    await keepPicture(page, 'stopped');
    expect(await page.locator('.view-lines').textContent()).toContain('kept');
    await fixture.restart({ port });
    await page.locator('.connection', { hasText: 'Ready' }).waitFor();
    await page.locator('.state', { hasText: 'does not answer' }).waitFor({ state: 'detached' });
    expect(await page.locator('.view-lines').textContent()).toContain('kept');
  });

  it('that demands a token asks for it once a tab', async () => {
    fixture = await startFixture({ token: 'the-token' });
    opened = await openPage(browser, fixture.url);
    const { page } = opened;
    await page.locator('.dialog.token').waitFor();
    await keepPicture(page, 'token');
    await page.getByLabel('Token', { exact: true }).last().fill('the-token');
    await page.keyboard.press('Enter');
    await page.locator('.state', { hasText: 'No scripts yet' }).waitFor();
    await page.reload();
    await page.locator('.state', { hasText: 'No scripts yet' }).waitFor();
    expect(await page.locator('.dialog.token').count()).toBe(0);
  });

  it('that knows no instance says how to connect one', async () => {
    fixture = await startFixture({ connected: false });
    opened = await openPage(browser, fixture.url);
    await opened.page.locator('.state', { hasText: 'No instance is connected' }).waitFor();
    expect(await opened.page.textContent('.state')).toContain('deepcodeseek connect');
    expect(await opened.page.locator('.notice').isHidden()).toBe(true);
    await keepPicture(opened.page, 'no-instance');
  });
});
