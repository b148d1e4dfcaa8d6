import { expect, test } from 'vitest';
import { contrast, textOn } from '@/lib/format/contrast';
import { directionOf } from '@/lib/format/direction';
import { MESSAGES } from '@/lib/words/words-for';
import { NOTICE_PROPS } from './notice-props';
import { renderNotice } from './render-notice';

const look = {
  name: 'Ana’s Letters',
  accent: '#a8371a',
  language: 'en',
  welcomeText: '',
  postalAddress: '1 Main Street\nSpringfield',
};
const homeUrl = 'https://letters.test/';
const unsubscribeUrl = 'https://letters.test/unsubscribe/token';
const PROPS: Record<string, object> = {
  confirm: { homeUrl, confirmUrl: 'https://letters.test/confirm/token', days: 7 },
  welcome: { homeUrl, unsubscribeUrl },
  'already-subscribed': { homeUrl, unsubscribeUrl },
  reply: {
    homeUrl,
    postTitle: 'First',
    fromName: 'Rea',
    fromEmail: 'rea@example.net',
    text: 'Thank you.\n\nGood.',
    attachments: 1,
  },
  invite: { homeUrl, inviteUrl: 'https://letters.test/invite/token', inviter: 'Ana', role: 'editor', days: 7 },
  'issue-stopped': {
    homeUrl,
    issueUrl: 'https://letters.test/dashboard/posts/1',
    postTitle: 'First',
    what: 'Of 1,000 messages 60 came back.',
    reason: 'bounces',
  },
  receipt: {
    homeUrl,
    accountUrl: 'https://letters.test/account/payments',
    amount: '€5',
    what: 'Supporter, each month',
    date: '1 May 2030',
    invoiceUrl: 'https://letters.test/invoice',
    giftUrl: 'https://letters.test/gift/CODE',
  },
  'payment-failed': { homeUrl, payUrl: 'https://letters.test/account/payments', amount: '€5', until: '1 May 2030' },
  'trial-ending': { homeUrl, accountUrl: 'https://letters.test/account/payments', amount: '€5', date: '1 May 2030' },
  gift: {
    homeUrl,
    redeemUrl: 'https://letters.test/gift/CODE',
    recipientName: 'Rea',
    message: 'Happy birthday!\n\nYours, Ana',
    howLong: '12 months',
  },
  'group-invitation': { homeUrl, acceptUrl: 'https://letters.test/group/token', from: 'boss@example.com' },
  'domain-lost': {
    homeUrl,
    settingsUrl: 'https://letters.test/dashboard/settings/sending',
    domain: 'mail.letters.test',
    fallback: 'post@courant.test',
  },
  'site-domain-lost': {
    homeUrl,
    settingsUrl: 'https://letters.test/dashboard/settings/domain',
    domain: 'www.letters.test',
    fallback: 'letters.courant.test',
  },
  'post-held': {
    homeUrl,
    postUrl: 'https://letters.test/dashboard/posts/1',
    postTitle: 'First',
    reason: 'It had no title. Give it one, then choose a new time or publish it now.',
  },
  'change-address': {
    homeUrl,
    confirmUrl: 'https://letters.test/address/token',
    side: 'old',
    from: 'old@example.com',
    to: 'new@example.com',
    hours: 24,
  },
  erase: { homeUrl, eraseUrl: 'https://letters.test/erase/token', hours: 1 },
  comments: {
    homeUrl,
    about: 'answers',
    postTitle: 'First',
    comments: [
      { name: 'Rea', text: 'I think so too.\n\nAnd more.', url: 'https://letters.test/p/first/comment/1', isWaiting: false },
    ],
    more: 2,
    offUrl: 'https://letters.test/unsubscribe/comments/token',
    oneClickUrl: 'https://one-click.test/api/unsubscribe/comments/token',
  },
  'sign-in': { homeUrl, signInUrl: 'https://letters.test/sign-in/link?token=a&email=b', code: '012345', minutes: 15 },
};
const kinds = Object.keys(NOTICE_PROPS);

test.each(kinds)('%s has a subject, both parts with each of its links, and words on who sends it', async (kind) => {
  const { subject, html, text } = await renderNotice(look, kind, PROPS[kind]);
  expect(subject).toContain('Ana’s Letters');
  const links = Object.values(PROPS[kind] ?? {}).filter(
    (value) => String(value).startsWith('https://letters.test/') && value !== homeUrl,
  );
  for (const link of links) {
    expect(text).toContain(link);
    expect(html).toContain(String(link).replaceAll('&', '&amp;'));
  }
  expect(text).toContain('You get this because');
  expect(html).toContain('You get this because');
  expect(html).toContain('lang="en"');
  expect(html).toContain('prefers-color-scheme: dark');
  expect(text).not.toMatch(/<[a-z]/i);
  expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
});

test.each(kinds)('%s loads nothing from anywhere and stays small', async (kind) => {
  const { html } = await renderNotice(look, kind, PROPS[kind]);
  expect(html).not.toMatch(/<(img|script|form|iframe|link)\b|url\(|@import/i);
  expect(Buffer.byteLength(html)).toBeLessThan(20_000);
});

test.each(kinds)('%s shows markup in a name as text', async (kind) => {
  const { html } = await renderNotice({ ...look, name: '<img src=x onerror=alert(1)>' }, kind, PROPS[kind]);
  expect(html).not.toContain('<img');
});

test('a welcome carries the writer’s own words and the postal address', async () => {
  const { html, text } = await renderNotice({ ...look, welcomeText: 'Hello!\n\nGlad you are here.' }, 'welcome', PROPS.welcome);
  for (const part of [html, text]) {
    expect(part).toContain('Hello!');
    expect(part).toContain('Glad you are here.');
    expect(part).toContain('Springfield');
  }
});

test('a button is readable whatever the accent', async () => {
  for (const accent of ['#ffffff', '#000000', '#ffe100', '#a8371a']) {
    const { html } = await renderNotice({ ...look, accent }, 'confirm', PROPS.confirm);
    expect(html).toContain(`color:${textOn(accent)}`);
    expect(contrast(accent, textOn(accent))).toBeGreaterThan(4.3);
  }
});

test('a kind or props it does not know are a bug', async () => {
  await expect(renderNotice(look, 'gossip', {})).rejects.toThrow();
  await expect(renderNotice(look, 'confirm', { confirmUrl: 'javascript:alert(1)', homeUrl, days: 7 })).rejects.toThrow();
});

test("the writer's answer to a reply goes to the reader, and nothing in it is markup", async () => {
  const props = { ...PROPS.reply, text: '<script>alert(1)</script>\n.' };
  const { html, text, replyTo } = await renderNotice(look, 'reply', props);
  expect(replyTo).toBe('rea@example.net');
  expect(html).not.toContain('<script>');
  expect(text).toContain('1 attached file is not passed on.');
});

const TO_TEAM = ['reply', 'invite', 'issue-stopped', 'domain-lost', 'site-domain-lost', 'post-held'];

test.each(Object.keys(MESSAGES))('in %s readers are written to in their language, and the team in English', async (language) => {
  for (const kind of kinds) {
    const { subject, html, text } = await renderNotice({ ...look, language }, kind, PROPS[kind]);
    const spoken = TO_TEAM.includes(kind) ? 'en' : language;
    expect(html, kind).toContain(`lang="${spoken}"`);
    expect(html, kind).toContain(`dir="${directionOf(spoken)}"`);
    expect(text.includes('You get this because'), kind).toBe(spoken === 'en');
    expect(subject, kind).toContain('Ana’s Letters');
  }
});

/** Every text in a notice's props: what people wrote, and what was made elsewhere. */
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];

test.each(['ja', 'ar'])('in %s no word of English is left in what readers are written', async (language) => {
  const script = language === 'ja' ? /\p{Script=Hiragana}/u : /\p{Script=Arabic}/u;
  for (const kind of kinds.filter((kind) => !TO_TEAM.includes(kind))) {
    const { subject, text } = await renderNotice({ ...look, language }, kind, PROPS[kind]);
    const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
    const given = [...texts(PROPS[kind]), ...Object.values(look)]
      .flatMap((words) => [words, ...words.split('\n')].map(flat))
      .filter(Boolean);
    const said = given
      .toSorted((a, b) => b.length - a.length)
      .reduce((rest, words) => rest.replaceAll(words, ''), flat(`${subject} ${text}`));
    expect(said, kind).toMatch(script);
    expect(said, kind).not.toMatch(/[A-Za-z]{3}/);
  }
});
