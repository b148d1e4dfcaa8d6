import { MissingAlone } from '@/components/site/missing';
import { Home } from './home';
import { siteMetadata } from './metadata';
import { sitePublication } from './publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  return siteMetadata(await sitePublication((await params).host, '/'), { path: '/' });
}

export default async function HomePage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/');
  return publication ? <Home publication={publication} /> : <MissingAlone />;
}
