import type { Metadata } from 'next';
import { ThemeForm } from '@/components/dashboard/theme-form';
import { buttonClass } from '@/components/ui/button';
import { FONT_PAIRS, fontPairName, OWN_FONTS } from '@/lib/format/font-pairs';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { getSiteTheme } from '@/lib/publications/theme/get-site-theme';
import { POST_COUNTS } from '@/lib/publications/theme/theme';
import { SitePage } from '../site-page';
import { saveThemeAction } from './actions';

export const metadata: Metadata = { title: 'Theme' };
const PATH = '/dashboard/site/theme';

const FONTS = [
  { value: OWN_FONTS, label: 'Newsreader, Inter' },
  ...FONT_PAIRS.map((pair) => ({ value: pair.id, label: fontPairName(pair) })),
];

export default async function ThemePage() {
  const { publication, role } = await requireMember('site.change', PATH);
  const theme = await getSiteTheme(publication.id, publication.theme);
  return (
    <SitePage
      role={role}
      current={PATH}
      intro="How your site looks. Your mails take its colour."
      action={
        <a href={publicationUrl(publication)} className={buttonClass('secondary')}>
          View the site
        </a>
      }
    >
      <ThemeForm
        action={saveThemeAction}
        theme={{ ...theme, accent: publication.accent }}
        fonts={FONTS}
        counts={POST_COUNTS.map((count) => ({ value: String(count), label: `${count} posts` }))}
        previewPath="/dashboard/theme-preview"
      />
    </SitePage>
  );
}
