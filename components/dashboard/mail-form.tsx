'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { keepFields } from '@/components/ui/keep-fields';
import { useFormAction } from '@/components/ui/use-form-action';
import { type MailChoice, MailFields, readersOf } from './mail-fields';
import { MailPreview, type PreviewedMail } from './mail-preview';
import type { Access } from './reach-words';
import { type CountAction, type ReaderCounts, useNarrowed, type Widened } from './use-narrowed';

type Props = {
  action: FormAction;
  post: { id: string; revisionId: string };
  readers: ReaderCounts;
  widened: Widened | null;
  segments: { id: string; name: string }[];
  countAction: CountAction;
  access: Access;
  subject: string;
  from: string;
  preview: { free: PreviewedMail; paid: PreviewedMail | null };
  backHref: string;
};

/** Mails a post that is on the web already. */
export function MailForm({
  action,
  post,
  readers: own,
  widened,
  segments,
  countAction,
  access,
  subject,
  from,
  preview,
  backHref,
}: Props) {
  const [state, submit, pending] = useFormAction(action);
  const [mail, setMail] = useState<MailChoice>('everyone');
  const narrowed = useNarrowed(own, widened, countAction, { segmentId: '', isWidened: false });
  const { all, readers } = narrowed;
  return (
    <form action={submit} onSubmit={keepFields(submit)} className="flex flex-col gap-8">
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="revisionId" value={post.revisionId} />
      <FormOutcome state={state} />
      <MailFields
        always
        {...{ mail, access, segments, widened, ...narrowed }}
        onMail={setMail}
        canMail={all.everyone > 0}
        isCut={preview.paid !== null}
      />
      <DefinitionList
        items={[
          { term: 'From', value: from },
          { term: 'Subject', value: <span className="font-medium">{subject}</span> },
        ]}
      />
      <MailPreview {...preview} />
      <div className="flex flex-wrap items-center gap-3">
        {all.everyone > 0 && mail !== 'none' && (
          <Button type="submit" pending={pending}>
            {`Send to ${readersOf(mail, readers)}`}
          </Button>
        )}
        <Link href={backHref} className={buttonClass('quiet')}>
          Back
        </Link>
      </div>
    </form>
  );
}
