import type { ReaderCounts } from '@/components/dashboard/use-narrowed';
import { getSectionById } from '@/lib/posts/get-section';
import { countReaders } from '@/lib/subscribers/count-readers';
import { inSection } from '@/lib/subscribers/reader-filter';

export type PostAudience = {
  readers: ReaderCounts;
  section: { name: string } | null;
  /** With those who never chose the section; null where they get it anyway. */
  widened: { section: string; readers: ReaderCounts } | null;
};

/** Whom a post would be mailed to now. */
export async function countAudience(publicationId: string, sectionId: string | null): Promise<PostAudience> {
  const count = async (isWidened: boolean): Promise<ReaderCounts> => {
    const of = (kind: 'free' | 'paid') => countReaders(publicationId, inSection({ kind, isWidened }, sectionId));
    const [free, paid] = await Promise.all([of('free'), of('paid')]);
    return { everyone: free + paid, free, paid };
  };
  const section = sectionId ? await getSectionById(publicationId, sectionId) : null;
  const readers = await count(false);
  const widened = section && !section.forEveryone ? { section: section.name, readers: await count(true) } : null;
  return { readers, section, widened };
}
