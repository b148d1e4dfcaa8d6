import { MissingAlone } from '@/components/site/missing';
import { frontPath } from '@/lib/format/front-path';
import { Home } from './home/home';
import { siteMetadata } from './metadata';
import { sitePublication } from './publication';
import { WelcomePage } from './welcome/welcome-page';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  return siteMetadata(await sitePublication((await params).host, '/'), { path: '/' });
}

/** The front page, or the welcome before it. */
export default async function RootPage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/');
  if (!publication) return <MissingAlone />;
  return frontPath(publication.theme) === '/' ? <Home publication={publication} /> : <WelcomePage publication={publication} />;
}
