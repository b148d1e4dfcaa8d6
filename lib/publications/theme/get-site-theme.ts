import { db } from '@/lib/db/db';
import type { Picture } from '@/lib/document/types';
import { readTheme, type Theme } from './theme';

type Shown = { key: string; picture: Picture } | null;
/** A theme with its pictures, as pages draw it. */
export type SiteTheme = Omit<Theme, 'logo' | 'icon' | 'cover'> & { logo: Shown; icon: Shown; cover: Shown };

/** How a publication's site looks. A picture that is gone is left out.
 *  @param theme unchecked, such as its row or what is being tried in the dashboard */
export async function getSiteTheme(publicationId: string, theme: unknown): Promise<SiteTheme> {
  const { logo, icon, cover, ...rest } = readTheme(theme);
  const keys = [logo, icon, cover].filter((key) => key !== null);
  const uploads =
    keys.length === 0
      ? []
      : await db.upload.findMany({
          where: { publicationId, key: { in: keys } },
          select: { key: true, width: true, height: true, widths: true, mailFormat: true },
        });
  const shown = (wanted: string | null): Shown => {
    const found = uploads.find(({ key }) => key === wanted);
    if (!found) return null;
    const { key, mailFormat, ...picture } = found;
    return { key, picture: { ...picture, mailFormat: mailFormat === 'png' ? 'png' : 'jpeg' } };
  };
  return { ...rest, logo: shown(logo), icon: shown(icon), cover: shown(cover) };
}
