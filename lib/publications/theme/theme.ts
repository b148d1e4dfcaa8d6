import { z } from 'zod';
import { FONT_PAIRS, OWN_FONTS } from '@/lib/format/font-pairs';
import { lines } from '../text-fields';

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Choose a colour.');
/** A picture's key; "" in a form is none. */
const picture = z.preprocess((value) => (value === '' ? null : value), z.string().max(64).nullable());

const checked = z.preprocess((value) => value === true || value === 'on', z.boolean()).default(false);

const HOME_LAYOUTS = ['magazine', 'list', 'grid', 'single'] as const;
const HEADERS = ['nameplate', 'strip'] as const;
export const POST_COUNTS = [3, 6, 9, 12, 24] as const;

/** How a publication's site looks, beside its accent. Every part has what a new site has; a row older than a part has it too. */
export const Theme = z.object({
  paper: colour.default('#fdfcf9'),
  fonts: z.enum([OWN_FONTS, ...FONT_PAIRS.map(({ id }) => id)]).default(OWN_FONTS),
  home: z.enum(HOME_LAYOUTS).default('magazine'),
  header: z.enum(HEADERS).default('nameplate'),
  /** How many posts the front page shows */
  posts: z.coerce
    .number()
    .refine((count) => POST_COUNTS.some((one) => one === count), 'Choose a number.')
    .default(9),
  /** Whether the front page says what the publication is about. */
  about: checked,
  /** Whether visitors meet a welcome first, and what it says beside the description. */
  welcome: checked,
  welcomeText: lines(400).default(''),
  logo: picture.default(null),
  icon: picture.default(null),
  cover: picture.default(null),
});
export type Theme = z.infer<typeof Theme>;

/** A theme as its row has it; a new site's where there is none, or none that can be read. */
export function readTheme(kept: unknown): Theme {
  const read = Theme.safeParse(kept ?? {});
  return read.success ? read.data : Theme.parse({});
}
