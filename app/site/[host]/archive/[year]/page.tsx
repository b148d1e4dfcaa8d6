import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { siteMetadata } from '../../metadata';
import { archiveYears } from '../../posts';
import { sitePublication } from '../../publication';
import { Archive } from '../archive';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; year: string }> };

export async function generateMetadata({ params }: Props) {
  const { host, year } = await params;
  const path = `/archive/${encodeURIComponent(year)}`;
  return siteMetadata(await sitePublication(host, path), { path, title: (t) => `${t('archive.title')} ${year}` });
}

export default async function ArchiveYearPage({ params }: Props) {
  const { host, year } = await params;
  const publication = await sitePublication(host, `/archive/${encodeURIComponent(year)}`);
  if (!publication) return <MissingAlone />;
  const years = await archiveYears(publication);
  const found = years.find((entry) => String(entry.year) === year);
  if (found) return <Archive publication={publication} years={years} year={found.year} />;
  return (
    <Frame publication={publication}>
      <Missing language={publication.language} />
    </Frame>
  );
}
