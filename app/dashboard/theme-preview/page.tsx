import type { Metadata } from 'next';
import { framed } from '@/app/(reader)/framed';
import { Home } from '@/app/site/[host]/home/home';
import { WelcomePage } from '@/app/site/[host]/welcome/welcome-page';
import { isColour } from '@/lib/format/colours';
import { requireMember } from '@/lib/publications/require-member';

export const metadata: Metadata = { title: 'Front page' };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The front page, or the welcome, as it would look with a theme that is being tried, for the frame on the theme's screen. Keeps nothing. */
export default async function ThemePreviewPage({ searchParams }: Props) {
  const { accent, scheme, page, ...theme } = await searchParams;
  const { publication } = await requireMember('site.change', '/dashboard/site/theme');
  const tried = {
    ...publication,
    theme,
    accent: typeof accent === 'string' && isColour(accent) ? accent : publication.accent,
  };
  const shown = await framed(tried);
  return (
    <>
      {(scheme === 'light' || scheme === 'dark') && <span hidden data-scheme={scheme} />}
      {page === 'welcome' ? <WelcomePage publication={shown} /> : <Home publication={shown} />}
    </>
  );
}
