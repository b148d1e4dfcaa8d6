import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { Navigation } from '@/lib/publications/navigation';

export type SavedNavigation = { ok: true } | { ok: false; message: string };

/** Keeps the links of the site's head and foot; all its pages show them as the transaction commits.
 *  @param input unchecked; a wrong one changes nothing and comes back with a word for it */
export async function saveNavigation(publicationId: string, input: unknown): Promise<SavedNavigation> {
  const navigation = Navigation.safeParse(input);
  if (!navigation.success) return { ok: false, message: navigation.error.issues[0]?.message ?? 'This can’t be kept.' };
  await db.$transaction(async (tx) => {
    const { host } = await tx.publication.update({ where: { id: publicationId }, data: { navigation: navigation.data } });
    await touchPages(tx, [`host:${host}`]);
  });
  return { ok: true };
}
