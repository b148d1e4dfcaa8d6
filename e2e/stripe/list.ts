import { missing } from './errors';
import { listOf } from './shapes';

type Page = { limit?: number; starting_after?: string; ending_before?: string };
type Range = { gt?: number; gte?: number; lt?: number; lte?: number };

/** A page of `all`, which comes oldest first and goes newest first, as every list of Stripe's. */
export function page<T extends { id: string; object: string }>(
  url: string,
  all: T[],
  { limit = 10, starting_after, ending_before }: Page,
) {
  const newest = [...all].reverse();
  const at = (id: string, param: string) => {
    const found = newest.findIndex((one) => one.id === id);
    if (found < 0) throw missing(newest[0]?.object ?? 'object', id, param);
    return found;
  };
  const from = starting_after
    ? at(starting_after, 'starting_after') + 1
    : ending_before
      ? Math.max(0, at(ending_before, 'ending_before') - limit)
      : 0;
  const until = ending_before ? at(ending_before, 'ending_before') : from + limit;
  const data = newest.slice(from, until);
  return { ...listOf(url, data), has_more: ending_before ? from > 0 : until < newest.length };
}

export const isWithin = (at: number, range: Range | undefined) =>
  !range ||
  ((range.gt === undefined || at > range.gt) &&
    (range.gte === undefined || at >= range.gte) &&
    (range.lt === undefined || at < range.lt) &&
    (range.lte === undefined || at <= range.lte));
