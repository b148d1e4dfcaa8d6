import { MissingAlone } from '@/components/site/missing';
import { frontPath } from '@/lib/format/front-path';
import { siteMetadata } from '../metadata';
import { sitePublication } from '../publication';
import { WelcomePage } from './welcome-page';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  const publication = await sitePublication((await params).host, '/welcome');
  return siteMetadata(publication, { path: publication && frontPath(publication.theme) !== '/' ? '/' : '/welcome' });
}

/** The welcome at an address of its own, to be linked to, whether or not it stands before the front page. */
export default async function WelcomeOwnPage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/welcome');
  return publication ? <WelcomePage publication={publication} /> : <MissingAlone />;
}
