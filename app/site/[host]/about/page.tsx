import { Frame } from '@/components/site/frame';
import { Missing } from '@/components/site/missing';
import { PageTitle } from '@/components/site/page-title';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { siteMetadata } from '../metadata';
import { sitePublication } from '../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  return siteMetadata(await sitePublication((await params).host, '/about'), { path: '/about', title: 'About' });
}

export default async function AboutPage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/about');
  if (!publication) return <Missing />;
  return (
    <Frame publication={publication}>
      <div className="mx-auto max-w-measure px-5 sm:px-8">
        <PageTitle title={`About ${publication.name}`} />
        <p className="pb-12 font-serif text-xl leading-relaxed text-pretty">
          {publication.description || `${publication.name} is a letter that comes by email and can be read here.`}
        </p>
        <SubscribeBox title="Have it sent to you" source="about" />
      </div>
    </Frame>
  );
}
