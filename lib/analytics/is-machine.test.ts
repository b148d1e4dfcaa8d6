import { expect, test } from 'vitest';
import { cpuMilliseconds } from '@/lib/testing/cpu-milliseconds';
import { isMachine } from './is-machine';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const asks = (userAgent: string | null, more: { method?: string; purpose?: string } = {}) =>
  isMachine({ method: 'GET', purpose: null, userAgent, ...more });

test.each([
  CHROME,
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0',
])('%s is a reader', (agent) => expect(asks(agent)).toBe(false));

test.each([
  null,
  '',
  'Mozilla/5.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Gmail-content-sampling',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'python-requests/2.32.3',
  'curl/8.5.0',
  'Go-http-client/2.0',
  'BarracudaCentral/1.0',
  'Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
])('%s is a machine', (agent) => expect(asks(agent)).toBe(true));

test('a look ahead and a HEAD are machines, whoever they say they are', () => {
  expect(asks(CHROME, { method: 'HEAD' })).toBe(true);
  expect(asks(CHROME, { purpose: 'prefetch;prerender' })).toBe(true);
});

test('endless words take no time', async () => {
  const words = `${'x'.repeat(1_000_000)}bot`;
  expect(await cpuMilliseconds(() => expect(asks(words)).toBe(false))).toBeLessThan(100);
});
