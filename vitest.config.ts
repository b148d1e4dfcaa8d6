import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['{app,components,emails,lib}/**/*.test.{ts,tsx}', 'e2e/stripe/*.test.ts'],
    globalSetup: 'lib/testing/global-setup.ts',
    setupFiles: 'lib/testing/setup-file.ts',
    // Here and not in the set-up file: the log reads its level as it is first imported.
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' },
    // It imports next/headers without its extension, which Node by itself does not find.
    server: { deps: { inline: ['next-auth'] } },
    pool: 'forks',
    // The database client imports WebAssembly, which Node still calls experimental in every process.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
