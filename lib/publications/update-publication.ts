import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';
import { PublicationSettings } from './publication-settings';
import { recordActivity } from './record-activity';
import { searchLanguage } from './search-language';

export type PublicationUpdate =
  | { ok: true; publication: Publication }
  | { ok: false; fields: { [Name in keyof PublicationSettings]?: string[] } };

const isSetting = (name: string): name is keyof PublicationSettings => Object.hasOwn(PublicationSettings.shape, name);

/** Changes a publication's settings; its pages show them as the transaction commits. What is left out stays.
 *  @param userId who did it, for the activity log
 *  @param input unchecked, such as a form's fields; a wrong one changes nothing and comes back with a word for it. */
export async function updatePublication(publicationId: string, input: unknown, userId?: string): Promise<PublicationUpdate> {
  const settings = PublicationSettings.safeParse(input);
  if (!settings.success) return { ok: false, fields: z.flattenError(settings.error).fieldErrors };
  return db.$transaction(async (tx) => {
    const before = await tx.publication.findUniqueOrThrow({ where: { id: publicationId } });
    const publication = await tx.publication.update({ where: { id: publicationId }, data: settings.data });
    const changed = Object.keys(settings.data).filter((name) => isSetting(name) && before[name] !== publication[name]);
    if (changed.length === 0) return { ok: true, publication };
    // Its posts are found by the words of its language.
    if (before.language !== publication.language)
      await tx.$executeRaw`
        update post_search set words = search_words(${searchLanguage(publication.language)}, title, subtitle, body)
        where publication_id = ${publicationId}::uuid`;
    await touchPages(tx, [`host:${publication.host}`]);
    if (userId)
      await recordActivity(tx, {
        ...{ publicationId, userId, act: 'settings.changed', objectId: publicationId },
        objectName: changed.join(', '),
      });
    return { ok: true, publication };
  });
}
