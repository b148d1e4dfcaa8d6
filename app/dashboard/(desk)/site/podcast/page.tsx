import type { Metadata } from 'next';
import { CopyButton } from '@/components/dashboard/copy-button';
import { EpisodeList } from '@/components/dashboard/episode-list';
import { PodcastForm } from '@/components/dashboard/podcast-form';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDate } from '@/lib/format/dates';
import { listEpisodes } from '@/lib/posts/podcast/episodes';
import { getPodcast } from '@/lib/posts/podcast/podcast';
import { CATEGORY_NAMES } from '@/lib/posts/podcast/podcast-categories';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { endPodcastAction, saveEpisodeAction, savePodcastAction } from './actions';

export const metadata: Metadata = { title: 'Podcast' };
const PATH = '/dashboard/site/podcast';
const EPISODES = 100;

export default async function PodcastPage() {
  const { publication, user, role } = await requireMember('site.change', PATH);
  const show = await getPodcast(publication.id);
  const episodes = await listEpisodes(publication.id, EPISODES);
  const { cover } = show ?? {};
  const day = (date: Date) => formatDate(date, { language: 'en', timeZone: publication.timeZone });
  const feedUrl = publicationUrl(publication, '/podcast.xml');
  return (
    <SitePage role={role} current={PATH} intro="Posts with sound, as a show that podcast players subscribe to.">
      <div className="flex flex-col gap-10">
        {show && (
          <section aria-labelledby="feed">
            <h2 id="feed" className="mb-2 font-serif text-xl font-medium">
              Its address
            </h2>
            <p className="mb-3 text-sm text-muted">
              Give it to Apple Podcasts, Spotify and other directories, once. What stands behind a paywall is not in it: readers
              who pay have a feed of their own, in their account.
            </p>
            <div className="flex flex-wrap items-center gap-3">
              <code className="min-w-0 rounded-control bg-sunk px-3 py-2 text-sm break-all">{feedUrl}</code>
              <CopyButton text={feedUrl} label="the feed’s address" />
            </div>
          </section>
        )}
        <section aria-labelledby="show">
          <h2 id="show" className="mb-4 font-serif text-xl font-medium">
            The show
          </h2>
          <PodcastForm
            action={savePodcastAction}
            categories={CATEGORY_NAMES}
            exists={show !== null}
            show={{
              title: show?.title ?? publication.name,
              description: show?.description ?? publication.description,
              author: show?.author ?? user.name ?? '',
              email: show?.email ?? publication.replyTo ?? user.email,
              language: show?.language ?? publication.language,
              category: show?.category ?? '',
              isExplicit: show?.isExplicit ?? false,
              isSerial: show?.isSerial ?? false,
              cover: cover
                ? { key: cover.key, picture: { ...cover, mailFormat: cover.mailFormat === 'png' ? 'png' : 'jpeg' } }
                : null,
            }}
          />
        </section>
        <section aria-labelledby="episodes">
          <h2 id="episodes" className="mb-4 font-serif text-xl font-medium">
            Episodes
          </h2>
          {episodes.length > 0 ? (
            <EpisodeList
              action={saveEpisodeAction}
              episodes={episodes.map(({ postId, title, publishedAt, season, number, isExplicit }) => ({
                ...{ postId, title, day: day(publishedAt) },
                season: season === null ? '' : String(season),
                number: number === null ? '' : String(number),
                isExplicit: isExplicit === null ? '' : isExplicit ? 'yes' : 'no',
              }))}
            />
          ) : (
            <EmptyState title="No episode yet">
              Put a sound file into a post and publish it: it is an episode. Apple takes MP3 and M4A.
            </EmptyState>
          )}
        </section>
        {show && (
          <section aria-label="End the show">
            <ConfirmButton
              look="danger"
              title="Take the feed off the site?"
              question="Players find no show at its address any more. Your posts and their sound stay as they are."
              confirm="Take it off"
              action={endPodcastAction}
              values={{}}
            >
              Take the feed off
            </ConfirmButton>
          </section>
        )}
      </div>
    </SitePage>
  );
}
