import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getSiteTheme } from './get-site-theme';
import { saveTheme } from './save-theme';
import { readTheme } from './theme';

const CHOSEN = { accent: '#1D5A94', paper: '#eef4fb', fonts: 'lora', home: 'grid', header: 'strip', posts: '12', about: 'on' };

async function started() {
  const publication = await make.publication();
  const { id: userId } = await make.member(publication.id);
  const key = randomBytes(16).toString('base64url');
  await db.upload.create({
    data: {
      ...{ publicationId: publication.id, uploadedById: userId, key, fileName: 'a.png' },
      ...{ width: 1, height: 1, sizeBytes: 1, widths: [1], mailFormat: 'png' },
    },
  });
  return { publication, userId, key };
}

test('a theme is kept as it was chosen, its accent beside it, and its pages are stale', async () => {
  const { publication, userId, key } = await started();
  expect(await saveTheme(publication.id, { ...CHOSEN, logo: key, icon: '', cover: '' }, userId)).toEqual({ ok: true });
  const row = await db.publication.findUniqueOrThrow({ where: { id: publication.id } });
  expect(row.accent).toBe('#1d5a94');
  const theme = await getSiteTheme(publication.id, row.theme);
  expect(theme).toMatchObject({ paper: '#eef4fb', fonts: 'lora', home: 'grid', header: 'strip', posts: 12, about: true });
  expect(theme).toMatchObject({ welcome: false, welcomeText: '' });
  expect(theme.logo?.key).toBe(key);
  expect(theme.cover).toBeNull();
  expect(await db.$queryRaw`select 1 from page_tag where tag = ${`host:${publication.host}`}`).toHaveLength(1);
});

test('what is no theme, and a picture of another publication, changes nothing', async () => {
  const { publication, userId } = await started();
  const elsewhere = await started();
  for (const [name, value] of Object.entries({ paper: 'red', fonts: 'comic', home: 'maze', posts: '7', logo: elsewhere.key })) {
    const saved = await saveTheme(publication.id, { ...CHOSEN, [name]: value }, userId);
    expect(saved).toMatchObject({ ok: false, fields: { [name]: [expect.any(String)] } });
  }
  expect(await db.publication.findUniqueOrThrow({ where: { id: publication.id } })).toMatchObject({ theme: null });
});

test('a row without a theme, or with one that cannot be read, looks as a new site does', () => {
  const fresh = readTheme(null);
  expect(fresh).toMatchObject({ fonts: 'newsreader', home: 'magazine', header: 'nameplate', posts: 9, about: false });
  expect(readTheme({ fonts: 'gone' })).toEqual(fresh);
  expect(readTheme({ home: 'list' })).toEqual({ ...fresh, home: 'list' });
});
