import { fileURLToPath } from 'node:url';

/** The host without its port, as `:host` for a rewrite's destination. */
const byHost = [{ type: 'host', value: '(?<host>[^:]+).*' }];

/** What readers see: the request's host names the publication, as the first segment of the inner path. */
const SITE_PATHS = [];

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run check` runs tsc over everything; once is enough.
  typescript: { ignoreBuildErrors: true },
  // The tags of cached pages live in Postgres, so that every web process and the worker agree.
  // cacheHandler: fileURLToPath(new URL('./lib/pages/cache-handler.mjs', import.meta.url)),
  // cacheMaxMemorySize: 0,
  serverExternalPackages: ['pg-boss', 'pino', 'sharp', '@react-email/components', '@react-email/render', 'nodemailer'],
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  async rewrites() {
    return {
      beforeFiles: SITE_PATHS.map((path) => ({
        source: path,
        has: byHost,
        destination: `/site/:host${path === '/' ? '' : path}`,
      })),
    };
  },
};
