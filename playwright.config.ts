import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/launch/find-chromium.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/report.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    trace: 'retain-on-failure',
    launchOptions: {
      // Playwright's own where none is installed.
      executablePath: findChromium() ?? undefined,
      // Domains of the tests' own lead to this machine, as their DNS says to Courant.
      args: ['--host-resolver-rules=MAP *.domains.test 127.0.0.1', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
});
