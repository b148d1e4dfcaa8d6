import { createHash } from 'node:crypto';
import { parseEnv } from '@/lib/env';
import type { Secrets } from './data-folder';

/** The environment of web and worker: what is configured, then what was made here, then the defaults of a
 *  single machine. @throws EnvironmentError naming everything that is missing or wrong. */
export function settingsFor(
  dataDir: string,
  secrets: Secrets | null,
  parts: { databaseUrl?: string; smtpUrl?: string; inboxUrl?: string; stripeUrl?: string } = {},
) {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()));
  const port = given.PORT ?? '3000';
  const hasRelay = Boolean(given.SMTP_URL);
  const settings: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    SITE_URL: `http://localhost:${port}`,
    // Only the local inbox takes mail from an address that nobody chose.
    ...(hasRelay ? {} : { MAIL_FROM: 'post@courant.localhost' }),
    ...(secrets ? { AUTH_SECRET: secrets.AUTH_SECRET, SETUP_TOKEN: secrets.SETUP_TOKEN } : {}),
    ...(parts.databaseUrl ? { DATABASE_URL: parts.databaseUrl } : {}),
    ...(parts.smtpUrl ? { SMTP_URL: parts.smtpUrl } : {}),
    ...(parts.inboxUrl ? { INBOX_URL: parts.inboxUrl } : {}),
    ...(parts.stripeUrl && secrets ? { STRIPE_API_URL: parts.stripeUrl, STRIPE_SECRET_KEY: testMoneyKey(secrets) } : {}),
    ...given,
    PORT: port,
    // Next reads .env files by itself; the launcher has done so already.
    __NEXT_PROCESSED_ENV: 'true',
    DATA_DIR: dataDir,
  };
  parseEnv(settings);
  return settings;
}

/** The key of the stand-in for Stripe: the same at each start, for with another one its customers would be another account's.
 *  It says that it is one: a publication's own key, which does not, is asked of Stripe itself. */
export const testMoneyKey = ({ AUTH_SECRET }: Secrets) =>
  `sk_test_TestMoney${createHash('sha256').update(`stand-in for Stripe ${AUTH_SECRET}`).digest('hex')}`;
