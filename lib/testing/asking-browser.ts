type Kept = { value: string; options: Record<string, unknown> };

/** The browser that asks, for code that reads next/headers outside a request:
 *  `vi.mock('next/headers', async () => (await import('@/lib/testing/asking-browser')).nextHeaders)`. */
export const browser = {
  headers: new Headers(),
  jar: new Map<string, Kept>(),
  /** A browser without cookies that asks for a host. */
  asks(host: string, headers: Record<string, string> = {}) {
    browser.headers = new Headers({ host, 'x-forwarded-for': '203.0.113.9', ...headers });
    browser.jar = new Map();
  },
};

const cookieJar = {
  get(name: string) {
    const kept = browser.jar.get(name);
    return kept ? { name, value: kept.value } : undefined;
  },
  set(name: string, value: string, options: Record<string, unknown> = {}) {
    if (options.maxAge === 0) browser.jar.delete(name);
    else browser.jar.set(name, { value, options });
  },
};

export const nextHeaders = { headers: async () => browser.headers, cookies: async () => cookieJar };
