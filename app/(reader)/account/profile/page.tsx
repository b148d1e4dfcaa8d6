import { redirect } from 'next/navigation';
import { z } from 'zod';
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
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { deletePictureAction, saveProfileAction } from './actions';

export const generateMetadata = readerHead((t) => t('comments.profile'));

const PATH = '/account/profile';
const PICTURE_PROBLEMS = {
  'too-large': 'comments.pictureLarge',
  'not-a-picture': 'comments.pictureWrong',
  'too-many': 'comments.pictureMany',
} as const;
const Problem = z.enum(['too-large', 'not-a-picture', 'too-many']).catch('not-a-picture');

type Props = { searchParams: Promise<{ saved?: string; problem?: string }> };

/** How a person is shown beside what they wrote, and what they are mailed of it. */
export default async function ProfilePage({ searchParams }: Props) {
  const publication = await requestPublication(PATH);
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect(`/sign-in?next=${PATH}`);
  const { saved, problem } = await searchParams;
  const t = wordsFor(publication.language);
  const profile = await getReaderProfile(publication.id, signedIn.user.id);
  const isTeam = signedIn.role !== null;
  return (
    <ReaderPage publication={publication} title={t('comments.profile')} signedIn>
      {saved !== undefined && <Callout tone="good">{t('comments.profileSaved')}</Callout>}
      {problem && <Callout tone="bad">{t(PICTURE_PROBLEMS[Problem.parse(problem)])}</Callout>}
      <p className="text-muted">
        {isTeam ? t('comments.profileTeam') : t('comments.profileText', { publication: publication.name })}
      </p>
      {isTeam && can(signedIn.role, 'dashboard.see') && (
        <a href="/dashboard/site/profile" className={`${buttonClass('secondary')} font-sans`}>
          {t('comments.profileTeamLink')}
        </a>
      )}
      {!isTeam && (
        <section aria-labelledby="picture" className="flex w-full flex-wrap items-center gap-5 font-sans">
          <h2 id="picture" className="sr-only">
            {t('comments.picture')}
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
                {t('comments.picture')}
                <input
                  type="file"
                  name="picture"
                  required
                  accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
                  className="w-full text-base font-normal file:me-3 file:min-h-11 file:rounded-control file:border file:border-strong-line file:bg-raised file:px-3 file:text-ink"
                />
              </label>
              <button type="submit" className={buttonClass('secondary')}>
                {t('comments.pictureUse')}
              </button>
            </form>
            {profile.pictureUrl && (
              <ActionForm action={deletePictureAction} look="secondary">
                {t('comments.pictureDelete')}
              </ActionForm>
            )}
          </div>
        </section>
      )}
      <ProfileForm
        action={saveProfileAction}
        profile={profile}
        isTeam={isTeam}
        words={{
          name: t('comments.profileName'),
          nameHint: t('comments.profileNameHint'),
          bio: t('comments.bio'),
          bioHint: t('comments.bioHint'),
          page: t('comments.page'),
          pageHint: t('comments.pageHint'),
          wantsAnswers: t('comments.wantsAnswers'),
          wantsPosts: t('comments.wantsPosts'),
          save: t('form.save'),
        }}
      />
      <p className="flex flex-wrap gap-x-5 font-sans text-sm">
        {profile.hasPage && profile.id && !isTeam && (
          <a href={readerPath(profile.id)} className="inline-block py-2 underline underline-offset-4 hover:text-accent">
            {t('comments.seePage')}
          </a>
        )}
        <a href="/account" className="inline-block py-2 underline underline-offset-4 hover:text-accent">
          {t('comments.toAccount')}
        </a>
      </p>
    </ReaderPage>
  );
}
