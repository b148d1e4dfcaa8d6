import { say } from './terminal';

/** npm and the terminal each hand on one Ctrl-C: two so close together are one. */
const SAME_PRESS_MS = 700;

/** Listens for the wish to stop: the first asks, and `signal` aborts; a second one, later, forces. */
export function askToStop(force: () => void) {
  const asked = new AbortController();
  let firstAt = 0;
  const hear = () => {
    if (!firstAt) {
      firstAt = Date.now();
      say('');
      say('Stopping (Ctrl-C again stops at once)');
      asked.abort();
    } else if (Date.now() - firstAt > SAME_PRESS_MS) force();
  };
  // `disconnect`: whoever started us with a channel is gone.
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, hear);
  return {
    signal: asked.signal,
    /** Stops without anyone having asked. */
    giveUp: () => asked.abort(),
    isAsked: () => asked.signal.aborted,
    wasAskedByPerson: () => firstAt > 0,
    /** Settles when the time to stop has come. */
    time: () =>
      new Promise<void>((settle) => {
        if (asked.signal.aborted) settle();
        else asked.signal.addEventListener('abort', () => settle());
      }),
  };
}
