import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { startLinkedSite } from './linked-site';
import { startMailServer } from './mail-server';
import { startNameServer } from './name-server';
import { startStack } from './stack';

/** One running Courant and one mail server for all tests; each test has a publication and addresses of its own. */
export default async function setup() {
  const mail = await startMailServer();
  const linked = await startLinkedSite();
  // Stripe itself, where its key is given; its events are signed by whoever carries them over (e2e/stripe/test-money).
  const key = process.env.STRIPE_SECRET_KEY;
  const stripe: Record<string, string> = key
    ? { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}` }
    : {};
  const names = await startNameServer();
  const port = await getPort();
  const stack = await startStack(mail.smtpUrl, {
    PORT: String(port),
    // A custom domain leads back to this very machine.
    FETCH_PRIVATE: `${linked.host}, 127.0.0.1:${port}`,
    DNS_SERVERS: names.server,
    ...stripe,
  }).catch(async (error) => {
    await mail.close();
    await names.stop();
    linked.close();
    throw error;
  });
  const { AUTH_SECRET } = JSON.parse(readFileSync(join(stack.dataDir, 'secrets.json'), 'utf8')) as { AUTH_SECRET: string };
  // What lib/ reads when a test calls it, and where the mail is.
  Object.assign(process.env, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: stack.databaseUrl,
    DATABASE_CONNECTIONS: '2',
    DATA_DIR: stack.dataDir,
    SITE_URL: stack.site,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'post@courant.example',
    AUTH_SECRET,
    E2E_MAIL_API: mail.apiUrl,
    E2E_LINKED_SITE: linked.url,
    E2E_DNS_PANEL: names.panelUrl,
    ...(stack.stripeUrl ? { STRIPE_API_URL: stack.stripeUrl } : {}),
    ...stripe,
  });
  return async () => {
    await stack.stop();
    await mail.close();
    await names.stop();
    linked.close();
  };
}
