'use client';

import { type MouseEvent, useRef, useState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { commentActPath } from '@/lib/format/comment-path';
import { CommentForm } from './comment-form';
import { DeleteForm } from './delete-form';
import { ReportForm } from './report-form';

export type CommentActions = Record<'write' | 'edit' | 'delete' | 'report', FormAction>;
type Act = 'answer' | 'edit' | 'delete' | 'report';
type Props = {
  commentId: string;
  postId: string;
  /** Who wrote it, for who hears which button is which */
  name: string;
  acts: Act[];
  /** As it was written, where it may be edited */
  source: string | null;
  asksName: boolean;
  actions: CommentActions;
};

const WORDS: Record<Act, string> = { answer: 'Answer', edit: 'Edit', delete: 'Delete', report: 'Report' };

/** What one may do with a comment. Each is a link to a page with its form; with JavaScript the form opens in place. */
export function CommentActs({ commentId, postId, name, acts, source, asksName, actions }: Props) {
  const [open, setOpen] = useState<Act | null>(null);
  const opener = useRef<HTMLAnchorElement>(null);
  const toggle = (act: Act) => (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    opener.current = event.currentTarget;
    setOpen(open === act ? null : act);
  };
  const close = () => {
    setOpen(null);
    opener.current?.focus();
  };
  return (
    <>
      {acts.map((act) => (
        <a
          key={act}
          href={commentActPath(commentId, act)}
          onClick={toggle(act)}
          aria-expanded={open === act}
          className="rounded-control px-2 py-2 text-muted underline-offset-4 hover:text-ink hover:underline"
        >
          {WORDS[act]}
          <span className="sr-only"> {name}</span>
        </a>
      ))}
      {open && (
        <div className="mt-2 mb-3 w-full basis-full">
          {open === 'answer' && (
            <CommentForm
              action={actions.write}
              hidden={{ postId, parentId: commentId }}
              label={`Your answer to ${name}`}
              submit="Answer"
              asksName={asksName}
              autoFocus
              onCancel={close}
            />
          )}
          {open === 'edit' && (
            <CommentForm
              action={actions.edit}
              hidden={{ commentId }}
              label="Your comment"
              submit="Save"
              body={source ?? ''}
              autoFocus
              onCancel={close}
            />
          )}
          {open === 'delete' && <DeleteForm action={actions.delete} commentId={commentId} onCancel={close} />}
          {open === 'report' && <ReportForm action={actions.report} commentId={commentId} onCancel={close} />}
        </div>
      )}
    </>
  );
}
