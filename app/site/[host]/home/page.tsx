import { MissingAlone } from '@/components/site/missing';
import { frontPath } from '@/lib/format/front-path';
import { siteMetadata } from '../metadata';
import { sitePublication } from '../publication';
import { Home } from './home';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  const publication = await sitePublication((await params).host, '/');
  return siteMetadata(publication, { path: publication ? frontPath(publication.theme) : '/' });
}

/** The front page at an address of its own, for who has been welcomed or is signed in. */
export default async function HomePage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/');
  return publication ? <Home publication={publication} /> : <MissingAlone />;
}
