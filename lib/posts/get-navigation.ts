import { db } from '@/lib/db/db';
import { pagePath, sectionPath, tagPath } from '@/lib/format/post-path';
import { firstNavigation, Navigation, type NavigationItem } from '@/lib/publications/navigation';
import { wordsFor } from '@/lib/words/words-for';

type NavigationLink = { name: string; href: string };
export type NavigationLinks = { header: NavigationLink[]; footer: NavigationLink[] };

/** The navigation as its writer arranged it; the first one where none was arranged. */
export function readNavigation({ navigation, language }: { navigation: unknown; language: string }): Navigation {
  const read = Navigation.safeParse(navigation);
  return read.success ? read.data : firstNavigation(wordsFor(language));
}

/** The links of a publication's head and foot, as they lead now. One whose page, tag or section is gone, or not published,
 *  is left out. */
export async function getNavigation(publication: {
  id: string;
  navigation: unknown;
  language: string;
}): Promise<NavigationLinks> {
  const { header, footer } = readNavigation(publication);
  const paths = await pathsOf(publication.id, [...header, ...footer]);
  const links = (items: NavigationItem[]) =>
    items.flatMap((item) => {
      const href = hrefOf(item, paths);
      return href ? [{ name: item.label, href }] : [];
    });
  return { header: links(header), footer: links(footer) };
}

const FIXED = { archive: '/archive', about: '/about', search: '/search' };

function hrefOf(item: NavigationItem, paths: Map<string, string>): string | undefined {
  if (item.kind === 'link') return item.url;
  return 'id' in item ? paths.get(item.id) : FIXED[item.kind];
}

async function pathsOf(publicationId: string, items: NavigationItem[]): Promise<Map<string, string>> {
  const of = (kind: NavigationItem['kind']) => items.flatMap((item) => (item.kind === kind && 'id' in item ? [item.id] : []));
  const select = { id: true, slug: true };
  const find = <Row>(ids: string[], read: () => Promise<Row[]>) => (ids.length > 0 ? read() : Promise.resolve([]));
  const [pageIds, tagIds, sectionIds] = [of('page'), of('tag'), of('section')];
  const [pages, tags, sections] = await Promise.all([
    find(pageIds, () =>
      db.post.findMany({
        where: { publicationId, id: { in: pageIds }, kind: 'page', deletedAt: null, publishedAt: { not: null } },
        select,
      }),
    ),
    find(tagIds, () => db.tag.findMany({ where: { publicationId, id: { in: tagIds } }, select })),
    find(sectionIds, () => db.section.findMany({ where: { publicationId, id: { in: sectionIds } }, select })),
  ]);
  return new Map([
    ...pages.flatMap(({ id, slug }): [string, string][] => (slug ? [[id, pagePath(slug)]] : [])),
    ...tags.map(({ id, slug }): [string, string] => [id, tagPath(slug)]),
    ...sections.map(({ id, slug }): [string, string] => [id, sectionPath(slug)]),
  ]);
}
