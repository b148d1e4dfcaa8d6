import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/launch/find-chromium.mjs';

/** Those that take a minute or more. They begin, so that no worker ends alone with one of them. */
const LONG = [
  'worker-killed',
  'dashboard-accessibility',
  'connect',
  'screenshots',
  'reader-pages',
  'two-editors',
  'sections-and-tags',
].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'all others', testMatch: '*.spec.ts', testIgnore: LONG },
  ],
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  // One more than the cores of a small machine: a journey waits for saves and mail a good part of its time.
  workers: 3,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/report.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    // Without the film of the window: drawing and keeping it was a seventh of what the journeys cost (24 of them took 198 s of CPU
    // with it and 170 without, 2026-11-28). The DOM at each step is kept, and a picture of where one failed.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    screenshot: 'only-on-failure',
    launchOptions: {
      // Playwright's own where none is installed.
      executablePath: findChromium() ?? undefined,
      // Domains of the tests' own lead to this machine, as their DNS says to Courant.
      args: ['--host-resolver-rules=MAP *.domains.test 127.0.0.1', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
});
