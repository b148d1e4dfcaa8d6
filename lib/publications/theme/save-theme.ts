import { z } from 'zod';
import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { recordActivity } from '../record-activity';
import { Theme } from './theme';

const ThemeInput = Theme.extend({ accent: Theme.shape.paper.unwrap() });
type Fields = z.infer<typeof ThemeInput>;
export type SavedTheme = { ok: true } | { ok: false; fields: { [Name in keyof Fields]?: string[] } };

/** Keeps how a publication's site looks; all its pages show it as the transaction commits, and its mails take the accent.
 *  @param userId who did it, for the activity log
 *  @param input unchecked; a wrong field changes nothing and comes back with a word for it */
export async function saveTheme(publicationId: string, input: unknown, userId: string): Promise<SavedTheme> {
  const read = ThemeInput.safeParse(input);
  if (!read.success) return { ok: false, fields: z.flattenError(read.error).fieldErrors };
  const { accent, ...theme } = read.data;
  return db.$transaction(async (tx): Promise<SavedTheme> => {
    for (const name of ['logo', 'icon', 'cover'] as const) {
      const key = theme[name];
      if (key && !(await tx.upload.findFirst({ where: { key, publicationId }, select: { id: true } })))
        return { ok: false, fields: { [name]: ['This picture is gone. Choose it again.'] } };
    }
    const { host } = await tx.publication.update({ where: { id: publicationId }, data: { accent, theme } });
    await touchPages(tx, [`host:${host}`]);
    await recordActivity(tx, { publicationId, userId, act: 'settings.changed', objectId: publicationId, objectName: 'theme' });
    return { ok: true };
  });
}
