const NO_HOST = 'http://no-host.invalid';

/** Where a sign-in may lead on to: a path of the same host. Anything else, and anything a browser could read as
 *  another host (//evil, /\evil, a tab in between), leads to `fallback`. */
export function safeNext(next: unknown, fallback = '/'): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) || !URL.canParse(next, NO_HOST)) return fallback;
  const { origin, pathname, search, hash } = new URL(next, NO_HOST);
  // The parser folds dots away, so /.//evil would end as //evil.
  return origin === NO_HOST && !pathname.startsWith('//') ? pathname + search + hash : fallback;
}
