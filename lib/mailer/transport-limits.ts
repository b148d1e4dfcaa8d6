/** What an account allows, over all workers together; null where nothing was said. */
export type TransportLimits = { perSecond: number | null; perDay: number | null; connections: number | null };

const HINTS = {
  perSecond: 'perSecond is how many messages may go out each second, such as 14.',
  perDay: 'perDay is how many messages may go out each day, such as 50000.',
  connections: 'connections is how many there may be at once, such as 8.',
};

/** Reads ?perSecond=14&perDay=50000&connections=8 from a transport's URL.
 *  @returns the limits, or what is wrong with them */
export function readTransportLimits(url: string): TransportLimits | { problem: string } {
  const given = new URL(url).searchParams;
  const limits: TransportLimits = { perSecond: null, perDay: null, connections: null };
  for (const name of ['perSecond', 'perDay', 'connections'] as const) {
    const text = given.get(name);
    if (text === null) continue;
    const value = Number(text);
    // Half a message a second is a rate; half a connection is nothing.
    const isRight = name === 'perSecond' ? value > 0 && value <= 1e6 : Number.isInteger(value) && value > 0 && value <= 1e9;
    if (!isRight || text.trim() === '') return { problem: HINTS[name] };
    limits[name] = value;
  }
  return limits;
}
