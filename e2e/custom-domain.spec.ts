import { randomUUID } from 'node:crypto';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { enterRecords } from './name-server';
import { publishedPost } from './published-post';
import { ask } from './start-web';

test('a publication moves to a domain of its own, old links lead there, and it comes back', async ({
  desk,
  publication,
  inbox,
}) => {
  test.slow();
  const domain = `www.letters-${randomUUID().slice(0, 8)}.domains.test`;
  const at = (host: string) => publication.url.replace(publication.host, host);
  const settings = `${publication.url}dashboard/settings/domain`;
  const post = await publishedPost(publication, 'Ice in the harbour');
  const reader = await make.subscriber(publication.id, { email: inbox.address });
  const state = (name: string) =>
    desk
      .getByRole('listitem')
      .filter({ has: desk.getByRole('heading', { name, exact: false }) })
      .first();

  await test.step('nobody is at the domain yet', async () => {
    expect((await desk.goto(at(domain)))?.status()).toBe(404);
  });

  await test.step('the writer names it, sees the records, and what is missing', async () => {
    await desk.goto(settings);
    await expectNoFaults(desk, 'no domain yet');
    await desk.getByLabel('Domain').fill(`https://${domain.toUpperCase()}/`);
    await desk.getByRole('button', { name: 'Use this domain' }).click();
    await expect(desk.getByText(`Not yet at ${domain}`)).toBeVisible();
    await expect(state('Where it leads')).toContainText(publication.host);
    await desk.getByRole('button', { name: 'Check now' }).click();
    await expect(state('Where it leads')).toContainText(`The domain ${domain} does not exist`);
    await expectNoFaults(desk, 'a domain without records');
  });

  await test.step('that it leads here is not enough: somebody else may have left it behind', async () => {
    await enterRecords({ [domain]: { a: ['127.0.0.1'] }, [publication.host]: { a: ['127.0.0.1'] } });
    await desk.getByRole('button', { name: 'Check now' }).click();
    await expect(state('Proof that it is yours')).toContainText('We cannot see');
    expect((await desk.goto(at(domain)))?.status()).toBe(404);
  });

  await test.step('with its CNAME readers are led there, and the desk goes on where it was', async () => {
    await enterRecords({ [domain]: { cname: publication.host } });
    await desk.goto(settings);
    await desk.getByRole('button', { name: 'Check now' }).click();
    await expect(desk.getByText(`Your publication stands at ${domain}`)).toBeVisible();
    await expectNoFaults(desk, 'a domain in use');
    await desk.goto(`${at(domain)}dashboard`);
    await expect(desk).toHaveURL(/\/sign-in\?next=/);
  });

  await test.step('old links lead there for good, and all addresses name it', async () => {
    for (const path of ['', `p/${post.slug}`, 'archive', 'feed.xml', 'sitemap.xml']) {
      const answer = await ask(process.env.SITE_URL!, `/${path}`, { host: publication.host });
      if (path.endsWith('.xml')) continue;
      expect([answer.status, answer.headers.location]).toEqual([308, `${at(domain)}${path}`]);
    }
    const page = await ask(process.env.SITE_URL!, `/p/${post.slug}`, { host: domain });
    expect(page.text).toContain(`<link rel="canonical" href="${at(domain)}p/${post.slug}"`);
    for (const path of ['/feed.xml', '/sitemap-posts.xml', '/robots.txt']) {
      const { status, text } = await ask(process.env.SITE_URL!, path, { host: domain });
      expect([status, text.includes(domain), text.includes(publication.host)], path).toEqual([200, true, false]);
    }
  });

  await test.step('a reader signs in there by the mailed link', async () => {
    await desk.context().clearCookies();
    await desk.goto(`${at(domain)}sign-in`);
    await desk.getByLabel('Email').fill(inbox.address);
    await desk.getByRole('button', { name: 'Send me a link' }).click();
    const link = await inbox.linkIn('Sign in');
    expect(link).toContain(at(domain));
    await desk.goto(link);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await expect(desk).toHaveURL(`${at(domain)}account`);
  });

  await test.step('unsubscribing works on the host that stays, without being led on', async () => {
    const token = signId('unsubscribe', reader.id);
    const answer = await ask(process.env.SITE_URL!, `/unsubscribe/${token}`, { host: publication.host });
    expect([answer.status, answer.headers.location]).toEqual([200, undefined]);
    await desk.goto(`${publication.url}unsubscribe/${token}`);
    await desk.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(desk.getByText('You are unsubscribed')).toBeVisible();
  });

  await test.step('host tricks lead nowhere', async () => {
    const tricks: Record<string, string>[] = [
      { host: publication.host, 'x-forwarded-host': 'evil.example' },
      { host: `${domain}.evil.example` },
      { host: 'evil.example', 'x-forwarded-host': domain },
    ];
    for (const headers of tricks) {
      const answer = await ask(process.env.SITE_URL!, '/', headers);
      expect([308, 404]).toContain(answer.status);
      expect(`${answer.text}${answer.headers.location}`).not.toContain('evil');
    }
    expect((await ask(process.env.SITE_URL!, `/site/${domain}`, { host: publication.host })).status).toBe(404);
  });

  await test.step('a certificate is for this domain and no other', async () => {
    const certificate = async (name: string) =>
      (await ask(process.env.SITE_URL!, `/api/hosts/certificate?domain=${name}`, { host: 'localhost' })).status;
    expect([await certificate(domain), await certificate('evil.example')]).toEqual([200, 404]);
  });
});
