import { Frame } from '@/components/site/frame';
import { Welcome } from '@/components/site/home/welcome';
import { frontPath } from '@/lib/format/front-path';
import { frontPosts } from '../posts';
import type { SitePublication } from '../publication';

/** What a visitor meets first: whose letter this is, the form, and the way past it. */
export async function WelcomePage({ publication }: { publication: SitePublication }) {
  const { theme } = publication;
  const path = theme.home === 'single' ? '/archive' : frontPath(theme);
  const [newest] = await frontPosts(publication, 1);
  return (
    <Frame publication={publication} front="welcome">
      <Welcome publication={publication} text={theme.welcomeText} source="welcome" readFirst={newest ? path : null} />
    </Frame>
  );
}
