import pg from 'pg';
import { env } from '@/lib/env';
import { SENDER_CHANNEL } from './wake-senders';

const HALT = 'halt:';

/** Listens on the channel of wake-senders.ts, over a connection of its own that is made anew whenever it is lost. */
export function hearSendersChannel({ onDue, onHalt }: { onDue: () => void; onHalt: (issueId: string) => void }) {
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  const connect = async () => {
    client = new pg.Client({
      ...{ connectionString: env().DATABASE_URL, application_name: 'courant-sender', connectionTimeoutMillis: 10_000 },
      // Nothing is asked here, so only TCP finds out that nobody is there any more.
      ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    });
    let lost = false;
    const again = () => {
      if (lost || stopped) return;
      lost = true;
      retry = setTimeout(() => void connect(), 1_000 + Math.random() * 2_000);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload = '' }) => {
      if (payload.startsWith(HALT)) onHalt(payload.slice(HALT.length));
      else onDue();
    });
    try {
      await client.connect();
      await client.query(`listen ${SENDER_CHANNEL}`);
    } catch {
      // The poll finds the work meanwhile.
      again();
    }
  };
  const connecting = connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
