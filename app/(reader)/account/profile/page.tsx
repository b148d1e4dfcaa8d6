import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm } from '@/components/site/action-form';
import { Avatar } from '@/components/site/comments/avatar';
import { ProfileForm } from '@/components/site/comments/profile-form';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getReaderProfile } from '@/lib/comments/profile/reader-profile';
import { readerPath } from '@/lib/format/comment-path';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';
import { deletePictureAction, saveProfileAction } from './actions';

export const metadata: Metadata = { title: 'Your profile', robots: { index: false } };

const PATH = '/account/profile';
const PICTURE_PROBLEMS: Record<string, string> = {
  'too-large': 'This picture is too large. Ten megabytes is the most.',
  'not-a-picture': 'This file is no picture that can be read. Choose a JPEG, PNG, WebP, AVIF or GIF.',
  'too-many': 'That were many pictures for one day. Try again tomorrow.',
};

type Props = { searchParams: Promise<{ saved?: string; problem?: string }> };

/** How a person is shown beside what they wrote, and what they are mailed of it. */
export default async function ProfilePage({ searchParams }: Props) {
  const publication = await requestPublication(PATH);
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect(`/sign-in?next=${PATH}`);
  const { saved, problem } = await searchParams;
  const profile = await getReaderProfile(publication.id, signedIn.user.id);
  const isTeam = signedIn.role !== null;
  return (
    <ReaderPage publication={publication} title="Your profile" signedIn>
      {saved !== undefined && <Callout tone="good">Saved.</Callout>}
      {problem && <Callout tone="bad">{PICTURE_PROBLEMS[problem] ?? PICTURE_PROBLEMS['not-a-picture']}</Callout>}
      <p className="text-muted">
        {isTeam
          ? 'What you write here is shown under the name and picture of your author page.'
          : `How you are shown beside what you write on ${publication.name}.`}
      </p>
      {isTeam && can(signedIn.role, 'dashboard.see') && (
        <a href="/dashboard/site/profile" className={`${buttonClass('secondary')} font-sans`}>
          Change your author page
        </a>
      )}
      {!isTeam && (
        <section aria-labelledby="picture" className="flex w-full flex-wrap items-center gap-5 font-sans">
          <h2 id="picture" className="sr-only">
            Your picture
          </h2>
          <Avatar name={profile.name || signedIn.user.email} url={profile.pictureUrl} large />
          <div className="flex min-w-0 flex-1 basis-60 flex-col items-start gap-3">
            <form
              method="post"
              action="/api/reader-picture"
              encType="multipart/form-data"
              className="flex w-full flex-wrap items-center gap-3"
            >
              <label className="flex w-full flex-col gap-1.5 text-sm font-medium">
                Picture
                <input
                  type="file"
                  name="picture"
                  required
                  accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
                  className="w-full text-base font-normal file:me-3 file:min-h-11 file:rounded-control file:border file:border-strong-line file:bg-raised file:px-3 file:text-ink"
                />
              </label>
              <button type="submit" className={buttonClass('secondary')}>
                Use this picture
              </button>
            </form>
            {profile.pictureUrl && (
              <ActionForm action={deletePictureAction} look="secondary">
                Take the picture away
              </ActionForm>
            )}
          </div>
        </section>
      )}
      <ProfileForm action={saveProfileAction} profile={profile} isTeam={isTeam} />
      <p className="flex flex-wrap gap-x-5 font-sans text-sm">
        {profile.hasPage && profile.id && !isTeam && (
          <a href={readerPath(profile.id)} className="inline-block py-2 underline underline-offset-4 hover:text-accent">
            See your page
          </a>
        )}
        <a href="/account" className="inline-block py-2 underline underline-offset-4 hover:text-accent">
          Back to your account
        </a>
      </p>
    </ReaderPage>
  );
}
