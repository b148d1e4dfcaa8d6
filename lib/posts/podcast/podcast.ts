import { z } from 'zod';
import { db } from '@/lib/db/db';
import { parseEmail } from '@/lib/format/email';
import { touchPages } from '@/lib/pages/touch-pages';
import { CATEGORY_NAMES } from './podcast-categories';

/** Apple's: square, and no smaller or larger. */
const COVER = { least: 1400, most: 3000 };

export const PodcastInput = z.object({
  title: z.string().trim().min(1, 'Give the show a title.').max(150, 'At most 150 characters.'),
  description: z.string().trim().min(1, 'Say what the show is about.').max(4000, 'At most 4,000 characters.'),
  author: z.string().trim().min(1, 'Say who makes it.').max(100, 'At most 100 characters.'),
  email: z
    .string()
    .trim()
    .refine((value) => parseEmail(value) !== null, 'An address such as name@example.com.'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A code such as en or pt-BR.'),
  category: z.enum(CATEGORY_NAMES, 'Choose one of the list.'),
  isExplicit: z.boolean(),
  isSerial: z.boolean(),
  coverKey: z.string(),
});
export type PodcastInput = z.infer<typeof PodcastInput>;

export type SavedPodcast = { ok: true } | { ok: false; fields: { coverKey: string[] } };

/** Saves the publication's show, and makes its feed one that is there. */
export async function savePodcast(publicationId: string, input: PodcastInput): Promise<SavedPodcast> {
  const { coverKey, ...values } = input;
  const cover = await db.upload.findFirst({
    where: { publicationId, key: coverKey },
    select: { id: true, width: true, height: true },
  });
  const refuse = (words: string): SavedPodcast => ({ ok: false, fields: { coverKey: [words] } });
  if (!cover) return refuse('Choose a cover.');
  if (cover.width !== cover.height) return refuse(`The cover has to be square; this one is ${cover.width} × ${cover.height}.`);
  if (cover.width < COVER.least || cover.width > COVER.most)
    return refuse(`The cover has to be from ${COVER.least} to ${COVER.most} pixels wide; this one is ${cover.width}.`);
  const data = { ...values, coverId: cover.id };
  await db.$transaction(async (tx) => {
    const { publication } = await tx.podcast.upsert({
      where: { publicationId },
      create: { ...data, publicationId },
      update: data,
      select: { publication: { select: { host: true } } },
    });
    await touchPages(tx, [`host:${publication.host}`]);
  });
  return { ok: true };
}

/** Takes the show's feed off the site; its episodes stay the posts they are. Safe to repeat. */
export async function endPodcast(publicationId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.podcast.deleteMany({ where: { publicationId } });
    const { host } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
    await touchPages(tx, [`host:${host}`]);
  });
}

/** The publication's show with its cover; null where it has none. */
export const getPodcast = (publicationId: string) =>
  db.podcast.findUnique({
    where: { publicationId },
    include: { cover: { select: { key: true, width: true, height: true, widths: true, mailFormat: true } } },
  });
