import { z } from 'zod';
import type { Words } from '@/lib/words/translator';
import { line } from './text-fields';

const label = line(40).refine((text) => text !== '', 'Each link needs a name.');
const address = line(2000).refine(
  (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
  'Write the whole address, with https:// at its start.',
);

/** A link of the site's head or foot. What it leads to is named by its id, so that a new name or address moves nothing. */
const NavigationItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['archive', 'about', 'search']), label }),
  z.strictObject({ kind: z.enum(['page', 'tag', 'section']), id: z.uuid(), label }),
  z.strictObject({ kind: z.literal('link'), url: address, label }),
]);
export type NavigationItem = z.infer<typeof NavigationItem>;

const items = z.array(NavigationItem).max(20, 'At most 20 links.');
export const Navigation = z.strictObject({ header: items, footer: items });
export type Navigation = z.infer<typeof Navigation>;

/** What every site begins with. */
export function firstNavigation(t: Words): Navigation {
  const links: NavigationItem[] = [
    { kind: 'archive', label: t('frame.archive') },
    { kind: 'about', label: t('frame.about') },
    { kind: 'search', label: t('frame.search') },
  ];
  return { header: links, footer: links };
}
