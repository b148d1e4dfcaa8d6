import { z } from 'zod';
import type { Picture } from '@/lib/document/types';
import { slugify } from '@/lib/format/slug';
import { line } from '@/lib/publications/text-fields';

const MOST_TAGS = 20;
const MOST_AUTHORS = 10;

const tagName = line(50).refine((name) => slugify(name) !== '', 'A tag needs letters or digits.');
const webAddress = line(2000).refine(
  (text) => text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text)),
  'Write the whole address, with https:// at its start.',
);

/** What a writer may set for a post, each by itself. Messages are meant for the field. */
export const PostSettingsFields = {
  /** "" lets a draft's address follow its title. */
  slug: line(200)
    .transform((text) => text && (slugify(text) || null))
    .refine((slug) => slug !== null, 'Use letters or digits.')
    .transform((slug) => slug ?? ''),
  seoTitle: line(120),
  seoDescription: line(320),
  canonicalUrl: webAddress,
  emailSubject: line(200),
  emailPreheader: line(200),
  /** Key of an upload */
  socialPictureKey: z.string().max(64).nullable(),
  tags: z.array(tagName).max(MOST_TAGS, `At most ${MOST_TAGS} tags.`),
  sectionId: z.uuid().nullable(),
  /** In the order of the byline */
  authorIds: z.array(z.uuid()).max(MOST_AUTHORS, `At most ${MOST_AUTHORS} authors.`),
  isFeatured: z.boolean(),
  /** Who may comment; null: as the publication says */
  commentRule: z.enum(['everyone', 'subscribers', 'paid', 'nobody']).nullable(),
};
export type PostSettingsField = keyof typeof PostSettingsFields;
export type PostSettingsChanges = { [Name in PostSettingsField]?: z.output<(typeof PostSettingsFields)[Name]> };

/** The settings of a post as its writer sees them. */
export type PostSettings = Required<Omit<PostSettingsChanges, 'socialPictureKey'>> & {
  socialPicture: { key: string; picture: Picture } | null;
};
