'use client';

import { type ReactNode, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { SelectField } from '@/components/ui/select-field';
import { Sheet } from '@/components/ui/sheet';
import { AuthorPicker, type TeamAuthor } from './author-picker';
import { PictureField } from './picture-field';
import type { PostSettingsValues, SavePostSettings } from './post-settings-values';
import { TagPicker } from './tag-picker';
import { type SettingsState, usePostSettings } from './use-post-settings';

export type PostSettingsProps = {
  kind: 'post' | 'page';
  postId: string;
  settings: PostSettingsValues;
  saveAction: SavePostSettings;
  /** Its address up to the slug */
  addressStart: string;
  isPublished: boolean;
  team: TeamAuthor[];
  /** The tags there are */
  tags: string[];
  sections: { id: string; name: string }[];
  uploadUrl: string;
  /** The picture that is made where none is chosen */
  madePictureUrl: string;
};

const STATE_WORDS: Record<SettingsState, string> = {
  saved: 'Saved',
  unsaved: 'Not saved yet',
  saving: 'Saving…',
  offline: 'No connection. We go on trying',
  'signed-out': 'Not saved: sign in in another tab',
  refused: 'Not all is saved',
};

const COMMENT_RULES = [
  { value: '', label: 'As your publication has it' },
  { value: 'everyone', label: 'Everyone who is signed in' },
  { value: 'subscribers', label: 'Subscribers' },
  { value: 'paid', label: 'Readers who pay' },
  { value: 'nobody', label: 'Nobody' },
];

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="flex flex-col gap-4 border-t border-line pt-6 pb-7 first:border-t-0 first:pt-0">
    <h3 className="font-semibold">{title}</h3>
    {children}
  </section>
);

type TextName = 'seoTitle' | 'seoDescription' | 'canonicalUrl' | 'emailSubject' | 'emailPreheader';

/** What belongs to a post beside its words. Saved as it is entered; of a published post readers see it at once. */
export function PostSettings({ kind, postId, settings, saveAction, isPublished, ...props }: PostSettingsProps) {
  const { addressStart, team, tags, sections, uploadUrl, madePictureUrl } = props;
  const [open, setOpen] = useState(false);
  const { values, refused, message, state, change, saveNow } = usePostSettings({ postId, settings, saveAction });
  const isPost = kind === 'post';
  const title = isPost ? 'Post settings' : 'Page settings';
  const close = () => {
    setOpen(false);
    void saveNow.current();
  };
  const text = (name: TextName) => ({
    value: values[name],
    error: refused[name],
    onChange: (event: { target: { value: string } }) =>
      change({ [name]: event.target.value }, { [name]: event.target.value }, false),
    onBlur: () => void saveNow.current(),
  });
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={title}
        className="flex size-11 shrink-0 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink"
      >
        <Icon name="settings" />
      </button>
      <Sheet open={open} onClose={close} title={title} note={open ? STATE_WORDS[state] : ''}>
        {message && (
          <div className="mb-6">
            <Callout tone="bad">{message}</Callout>
          </div>
        )}
        {isPublished && <p className="mb-6 text-sm text-muted">This {kind} is published: readers see a change here at once.</p>}
        <Group title="Address">
          <SlugField
            key={values.slug}
            slug={values.slug}
            error={refused.slug}
            start={addressStart}
            isPublished={isPublished}
            onChange={(slug) => change({}, { slug })}
          />
        </Group>
        {isPost && (
          <Group title="Byline">
            <AuthorPicker
              team={team}
              chosen={values.authorIds}
              error={refused.authorIds}
              onChange={(authorIds) => change({ authorIds }, { authorIds })}
            />
          </Group>
        )}
        {isPost && (
          <Group title="Tags">
            <TagPicker known={tags} chosen={values.tags} error={refused.tags} onChange={(tags) => change({ tags }, { tags })} />
          </Group>
        )}
        {isPost && sections.length > 0 && (
          <Group title="Section">
            <SelectField
              label="Part of"
              value={values.sectionId ?? ''}
              options={[{ value: '', label: 'No section' }, ...sections.map(({ id, name }) => ({ value: id, label: name }))]}
              hint={
                values.sectionId
                  ? 'Its mail goes to the readers who get this section.'
                  : 'Its mail goes to all readers. In a section it goes to those who get that one.'
              }
              error={refused.sectionId}
              onChange={({ target: { value } }) => change({ sectionId: value || null }, { sectionId: value || null })}
            />
          </Group>
        )}
        {isPost && (
          <Group title="Front page">
            <label className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="checkbox"
                checked={values.isFeatured}
                onChange={(event) => change({ isFeatured: event.target.checked }, { isFeatured: event.target.checked })}
                className="size-5 shrink-0"
              />
              Lead the front page with this post
            </label>
          </Group>
        )}
        {isPost && (
          <Group title="Comments">
            <SelectField
              label="Who can comment"
              value={values.commentRule ?? ''}
              options={COMMENT_RULES}
              error={refused.commentRule}
              onChange={({ target: { value } }) => {
                const commentRule = (value || null) as typeof values.commentRule;
                change({ commentRule }, { commentRule });
              }}
            />
          </Group>
        )}
        {isPost && !isPublished && (
          <Group title="In the inbox">
            <Field label="Subject" maxLength={200} hint="Left empty, it is the title." {...text('emailSubject')} />
            <Field
              label="Preview text"
              maxLength={200}
              hint="What an inbox shows after the subject. Left empty, it is the subtitle or the first words."
              {...text('emailPreheader')}
            />
          </Group>
        )}
        <Group title="In search and on cards">
          <Field label="Title for search engines" maxLength={120} hint="Left empty, it is the title." {...text('seoTitle')} />
          <Field
            label="Description for search engines"
            rows={3}
            maxLength={320}
            hint="Left empty, it is the subtitle or the first words. About 150 characters are shown."
            {...text('seoDescription')}
          />
          <PictureField
            label="Picture on cards"
            hint={
              isPost
                ? 'Shown where someone shares the post. Without one it is the first picture of the post, or one with its title.'
                : 'Shown where someone shares the page.'
            }
            chosen={values.socialPicture}
            fallbackUrl={isPost ? madePictureUrl : null}
            uploadUrl={uploadUrl}
            error={refused.socialPictureKey}
            onChange={(socialPicture) => change({ socialPicture }, { socialPictureKey: socialPicture?.key ?? null })}
          />
        </Group>
        {isPost && (
          <Group title="Published elsewhere first">
            <Field
              label="Original address"
              type="url"
              inputMode="url"
              placeholder="https://"
              maxLength={2000}
              hint="Search engines are told that this one is the original, and the post links to it."
              {...text('canonicalUrl')}
            />
          </Group>
        )}
      </Sheet>
    </>
  );
}

type SlugProps = { slug: string; error?: string; start: string; isPublished: boolean; onChange: (slug: string) => void };

/** Sent once it is left, not while it is typed: each address a published post leaves is kept for ever. */
function SlugField({ slug, error, start, isPublished, onChange }: SlugProps) {
  const [typed, setTyped] = useState(slug);
  const send = () => typed.trim() !== slug && onChange(typed.trim());
  const hint = isPublished
    ? 'Its old addresses lead here, also from mail that was sent.'
    : 'Left empty, it is made from the title when you publish.';
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label="Last part of the address"
        value={typed}
        maxLength={200}
        autoCapitalize="none"
        spellCheck={false}
        error={error}
        hint={hint}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={send}
        onKeyDown={(event) => event.key === 'Enter' && send()}
      />
      <p className="text-sm break-all text-muted">
        {start}
        {typed || '…'}
      </p>
    </div>
  );
}
