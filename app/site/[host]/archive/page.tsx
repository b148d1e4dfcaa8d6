import { MissingAlone } from '@/components/site/missing';
import { siteMetadata } from '../metadata';
import { archiveYears } from '../posts';
import { sitePublication } from '../publication';
import { Archive } from './archive';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  return siteMetadata(await sitePublication((await params).host, '/archive'), {
    path: '/archive',
    title: (t) => t('archive.title'),
  });
}

/** The newest year. */
export default async function ArchivePage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/archive');
  if (!publication) return <MissingAlone />;
  const years = await archiveYears(publication);
  return <Archive publication={publication} years={years} year={years[0]?.year} />;
}
