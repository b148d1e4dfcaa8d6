import { checkSecret, OtherSecretError } from '@/lib/db/check-secret';
import { EnvironmentError, env } from '@/lib/env';

/** Ends the web process when its environment is wrong, saying every wrong name and what to set it to. */
export function checkWebStart() {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Ends the web process when its secret is another than its database's: it would let nobody in, and mail links that are dead
 *  elsewhere. A database that is away, or not migrated yet, is no reason: /health says so, and the worker asks as well. */
export function checkWebSecret() {
  checkSecret(env().DATABASE_URL, env().AUTH_SECRET).catch((error: unknown) => {
    if (!(error instanceof OtherSecretError)) return;
    console.error(error.message);
    process.exit(1);
  });
}
