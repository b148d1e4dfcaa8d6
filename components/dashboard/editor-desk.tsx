'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { EditorState, PostEditorProps } from '@/components/editor/editor-props';
import { PostEditor } from '@/components/editor/post-editor';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Dialog } from '@/components/ui/dialog';
import type { FormAction } from '@/components/ui/form-state';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { menuItemClass } from '@/components/ui/menu-item-class';
import { Toast } from '@/components/ui/toast';
import { formatKilobytes, mailRoom } from '@/lib/format/mail-size';
import { MailSizeNotice } from './mail-size-notice';
import { NameDialog } from './name-dialog';
import { NewerVersion, OthersHere } from './others-here';
import { PostReview } from './post-review';
import { PostSettings, type PostSettingsProps } from './post-settings';
import { ScheduleNotice } from './schedule-notice';
import { SidePreview } from './side-preview';
import { useKept } from './use-kept';
import { useMailSize } from './use-mail-size';
import { usePresence } from './use-presence';

type Props = Omit<PostEditorProps, 'onState'> & {
  /** Where readers see it; null while it is a draft */
  pageUrl: string | null;
  /** What readers see is older than what is saved */
  changed: boolean;
  /** The time it waits for, or missed */
  schedule: { when: string; mail: boolean; problem: string | null } | null;
  unscheduleAction: FormAction;
  /** Where its page is shown before it is out */
  previewPath: string;
  /** A page is published as it is: it has no date, and is never mailed. */
  kind: 'post' | 'page';
  publishPageAction: FormAction;
  /** null for one who may not change those of a post that is out, or goes out by itself */
  settings: Omit<PostSettingsProps, 'kind' | 'postId' | 'isPublished' | 'uploadUrl'> | null;
  /** Whether it was mailed */
  mail: 'none' | 'sending' | 'sent';
  mayPublish: boolean;
  mayDelete: boolean;
  mayTemplate: boolean;
  duplicateAction: FormAction;
  templateAction: FormAction;
  updateAction: FormAction;
  unpublishAction: FormAction;
  deleteAction: FormAction;
};

const SAVE_WORDS: Record<EditorState['save'], string> = {
  saved: 'Saved',
  unsaved: 'Not saved yet',
  saving: 'Saving…',
  offline: 'No connection. We go on trying',
  'signed-out': 'Signed out. We go on trying',
  stale: 'Changed elsewhere',
  refused: 'Could not be saved',
};

/** What becomes of its mail when a post is taken down. */
const MAIL_WORDS = {
  none: 'Nobody was mailed.',
  sending: 'It is still being mailed: that stops now, and those who have it keep it.',
  sent: 'Mail that was sent cannot be called back.',
};
const UPDATE_WORDS = {
  none: 'Nobody was mailed.',
  sending: 'The mail that is going out stays as it was published.',
  sent: 'Mail that was sent stays as it was: it cannot be changed or called back. You can send a correction from “Address and mailing”.',
};

/** The editor with what one does to a post around it. */
export function EditorDesk({
  pageUrl,
  changed,
  schedule,
  unscheduleAction,
  previewPath,
  kind,
  publishPageAction,
  settings,
  mail,
  mayPublish,
  mayDelete,
  mayTemplate,
  duplicateAction,
  templateAction,
  updateAction,
  unpublishAction,
  deleteAction,
  ...editor
}: Props) {
  const router = useRouter();
  const [state, setState] = useState<EditorState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [toast, setToast] = useState<{ at: number; words: string } | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [leaving, startLeaving] = useTransition();
  const [isBeside, setBeside] = useKept('courant:side-preview', false);
  // What is published is not mailed again, so its size as a mail matters no more.
  const mailBytes = useMailSize(
    pageUrl || kind === 'page' ? null : `/api/posts/${editor.post.id}/mail-size`,
    state?.save === 'saved' ? state.revision : null,
  );
  const presence = usePresence(`/api/posts/${editor.post.id}/presence`);
  const isBehind = presence !== null && state?.save === 'saved' && presence.revision > state.revision;
  const path = `/dashboard/posts/${editor.post.id}`;
  const values = { postId: editor.post.id };
  const hasUnseen = changed || (state !== null && state.revision > editor.post.revision);

  /** All that was typed is on the server before anything is done with it. */
  async function saved() {
    const revision = state ? await state.saveNow() : editor.post.revision;
    setProblem(revision === null ? 'Your last words are not saved yet, so this has to wait. They are still here.' : null);
    return revision;
  }
  const go = (to: string) =>
    startLeaving(async () => {
      if ((await saved()) !== null) router.push(to);
    });
  const check = () =>
    startLeaving(async () => {
      if ((await saved()) !== null) setChecking(true);
    });
  const jumpFrom = (place: string) => (
    <Button
      type="button"
      look="quiet"
      onClick={() => {
        setChecking(false);
        // After the dialog has given the focus back to what opened it.
        requestAnimationFrame(() => requestAnimationFrame(() => state?.jumpTo(place)));
      }}
    >
      Show me
    </Button>
  );
  const duplicate = async () => {
    if ((await saved()) === null) return;
    const form = new FormData();
    form.set('postId', editor.post.id);
    setProblem((await duplicateAction({}, form)).message ?? null);
  };
  const template: FormAction = async (before, form) => {
    if ((await saved()) === null) return { message: 'Your last words could not be saved, so nothing was done.' };
    const after = await templateAction(before, form);
    if (after.ok) setToast({ at: Date.now(), words: 'The template is saved' });
    return after;
  };
  const publishPage: FormAction = async (before, form) => {
    const revision = await saved();
    if (revision === null) return { message: 'Your last words could not be saved, so nothing was published.' };
    form.set('revision', String(revision));
    const after = await publishPageAction(before, form);
    if (after.ok) {
      setToast({ at: Date.now(), words: 'The page is published' });
      router.refresh();
    }
    return after;
  };
  const update: FormAction = async (before, form) => {
    const revision = await saved();
    if (revision === null) return { message: 'Your last words could not be saved, so nothing was changed.' };
    form.set('revision', String(revision));
    const after = await updateAction(before, form);
    if (after.ok) {
      setToast({ at: Date.now(), words: 'The page is up to date' });
      router.refresh();
    }
    return after;
  };

  return (
    <>
      <header className="sticky top-0 z-20 flex min-h-14 items-center gap-2 border-b border-line bg-paper px-2 sm:px-4">
        <Link
          href={kind === 'page' ? '/dashboard/site/pages' : pageUrl ? '/dashboard/posts?state=published' : '/dashboard/posts'}
          className="inline-flex min-h-11 items-center gap-1 rounded-control px-2 text-sm text-muted hover:bg-sunk hover:text-ink"
        >
          <Icon name="back" className="size-4" />
          {kind === 'page' ? 'Pages' : 'Posts'}
        </Link>
        <div className="mr-auto flex min-w-0 gap-1 px-1 text-sm whitespace-nowrap text-muted">
          <p aria-live="polite" className="truncate">
            {pageUrl && <span className="hidden sm:inline">Published · </span>}
            <span>{state ? SAVE_WORDS[state.save] : ''}</span>
          </p>
          {mailBytes !== null && <p className="hidden sm:block">· {formatKilobytes(mailBytes)} as a mail</p>}
        </div>
        {mayPublish && !pageUrl && kind === 'page' && (
          <ConfirmButton
            title="Publish this page?"
            question="It stands on your site from then on, and nobody is mailed. Put it into the navigation for readers to find it."
            confirm="Publish page"
            action={publishPage}
            values={values}
          >
            Publish…
          </ConfirmButton>
        )}
        {mayPublish && !pageUrl && kind === 'post' && (
          <Button type="button" pending={leaving} onClick={() => go(`${path}/publish`)}>
            {schedule ? 'Schedule…' : 'Publish…'}
          </Button>
        )}
        {mayPublish && pageUrl && hasUnseen && (
          <ConfirmButton
            title="Update the page?"
            question={`Everyone who opens the page from now on sees it as it is here. ${UPDATE_WORDS[mail]}`}
            confirm="Update page"
            action={update}
            values={values}
          >
            Update
          </ConfirmButton>
        )}
        <button
          type="button"
          aria-pressed={isBeside}
          title="Preview beside the text"
          aria-label="Preview beside the text"
          onClick={() => setBeside(!isBeside)}
          className="hidden size-11 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink aria-pressed:bg-sunk aria-pressed:text-accent xl:flex"
        >
          <Icon name="beside" />
        </button>
        {settings && (
          <PostSettings
            {...settings}
            kind={kind}
            postId={editor.post.id}
            isPublished={pageUrl !== null}
            uploadUrl={editor.uploadUrl ?? '/api/uploads'}
          />
        )}
        <Menu label="More for this post">
          {pageUrl && (
            <>
              <a href={pageUrl} className={menuItemClass}>
                View page
              </a>
              {kind === 'post' && (
                <Link href={`${path}/issue`} className={menuItemClass}>
                  Address and mailing
                </Link>
              )}
            </>
          )}
          <button type="button" className={menuItemClass} onClick={check}>
            Check this post
          </button>
          <button type="button" className={menuItemClass} onClick={() => go(`${path}/preview`)}>
            Preview
          </button>
          <button type="button" className={menuItemClass} onClick={() => go(`${path}/revisions`)}>
            Earlier versions
          </button>
          {kind === 'post' && (
            <form action={duplicate}>
              <button type="submit" className={menuItemClass}>
                Duplicate
              </button>
            </form>
          )}
          {mayTemplate && kind === 'post' && (
            <NameDialog
              open="Save as template…"
              title="Save as template"
              hint="New posts can start from these words, as they are now."
              confirm="Save template"
              defaultName={state?.title || editor.post.title}
              values={values}
              action={template}
            />
          )}
          {mayPublish && pageUrl && (
            <ConfirmButton
              inMenu
              title={`Take this ${kind} off your site?`}
              question={`Its page is gone for readers, and it is a draft again. ${MAIL_WORDS[mail]}`}
              confirm="Unpublish"
              action={unpublishAction}
              values={values}
            >
              Unpublish…
            </ConfirmButton>
          )}
          {mayDelete && (
            <ConfirmButton
              inMenu
              look="danger"
              title={`Delete this ${kind}?`}
              question={
                pageUrl
                  ? `It disappears from your site and lies in the trash for 30 days. ${MAIL_WORDS[mail]}`
                  : 'It lies in the trash for 30 days, and can be brought back until then.'
              }
              confirm={`Delete ${kind}`}
              action={deleteAction}
              values={values}
            >
              Delete…
            </ConfirmButton>
          )}
        </Menu>
      </header>
      <OthersHere others={presence?.others ?? []} />
      <div className={isBeside ? 'xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(26rem,42%)]' : ''}>
        <main id="content" className="min-w-0 overflow-x-clip px-4 pt-6 pb-24 sm:px-8 sm:pt-10">
          <h1 className="sr-only">Write: {state?.title || editor.post.title || 'Untitled'}</h1>
          {problem && (
            <div className="mx-auto mb-6 max-w-measure">
              <Callout tone="bad">{problem}</Callout>
            </div>
          )}
          {isBehind && (
            <div className="mx-auto mb-6 max-w-measure">
              <NewerVersion {...presence} />
            </div>
          )}
          {mailBytes !== null && mailRoom(mailBytes) !== 'fine' && (
            <div className="mx-auto mb-6 max-w-measure">
              <MailSizeNotice bytes={mailBytes} />
            </div>
          )}
          {schedule && mayPublish && (
            <div className="mx-auto mb-6 max-w-measure">
              <ScheduleNotice postId={editor.post.id} {...schedule} cancelAction={unscheduleAction} />
            </div>
          )}
          <PostEditor {...editor} isFollowed={isBeside} onState={setState} />
        </main>
        {isBeside && (
          <SidePreview
            postId={editor.post.id}
            pagePath={previewPath}
            hasMail={kind === 'post'}
            revision={state?.revision ?? editor.post.revision}
          />
        )}
      </div>
      <Dialog open={isChecking} onClose={() => setChecking(false)} title="Before it goes out">
        <PostReview postId={editor.post.id} jump={jumpFrom} />
      </Dialog>
      {toast && <Toast key={toast.at}>{toast.words}</Toast>}
    </>
  );
}
