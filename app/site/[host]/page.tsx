import { Frame } from '@/components/site/frame';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { sitePublication } from './publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export default async function HomePage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/');
  return (
    <Frame publication={publication} front>
      <div className="mx-auto max-w-5xl px-5 py-12 sm:px-8">
        <SubscribeBox title="Get it by email" source="home" />
      </div>
    </Frame>
  );
}
