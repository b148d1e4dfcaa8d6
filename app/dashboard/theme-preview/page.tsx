import type { Metadata } from 'next';
import { framed } from '@/app/(reader)/framed';
import { Home } from '@/app/site/[host]/home';
import { isColour } from '@/lib/format/colours';
import { requireMember } from '@/lib/publications/require-member';

export const metadata: Metadata = { title: 'Front page', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The front page as it would look with a theme that is being tried, for the frame on the theme's screen. Keeps nothing. */
export default async function ThemePreviewPage({ searchParams }: Props) {
  const { accent, scheme, ...theme } = await searchParams;
  const { publication } = await requireMember('site.change', '/dashboard/site/theme');
  const tried = {
    ...publication,
    theme,
    accent: typeof accent === 'string' && isColour(accent) ? accent : publication.accent,
  };
  return (
    <>
      {(scheme === 'light' || scheme === 'dark') && <span hidden data-scheme={scheme} />}
      <Home publication={await framed(tried)} />
    </>
  );
}
