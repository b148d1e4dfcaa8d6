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
