'use client';

import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { keepFields } from '@/components/ui/keep-fields';
import { useFormAction } from '@/components/ui/use-form-action';
import { countOf } from '@/lib/format/counts';
import { MailPreview, type PreviewedMail } from './mail-preview';

type Props = {
  action: FormAction;
  post: { id: string; revisionId: string };
  /** Which correction it is, counted from 1 */
  number: number;
  /** Those whose mail of the first issue was accepted, and who may still be mailed */
  readers: number;
  stillSending: boolean;
  /** As proposed */
  subject: string;
  from: string;
  preview: { free: PreviewedMail; paid: PreviewedMail | null };
  backHref: string;
};

/** Mails a post once more to those who got it. */
export function CorrectionForm(props: Props) {
  const { action, post, number, readers, stillSending, subject, from, preview, backHref } = props;
  const [state, submit, pending] = useFormAction(action);
  const { fields, values } = state;
  const back = (
    <Link href={backHref} className={buttonClass('quiet')}>
      Back
    </Link>
  );
  if (stillSending || readers === 0)
    return (
      <div className="flex flex-col items-start gap-6">
        <Callout tone="warn">
          {stillSending
            ? 'The first mailing is still going out. Wait until it is finished, or cancel it: who gets it later on would have the fault and no word of it.'
            : 'Nobody got the first mailing who could be mailed now.'}
        </Callout>
        {back}
      </div>
    );
  return (
    <form action={submit} onSubmit={keepFields(submit)} className="flex flex-col gap-8">
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="revisionId" value={post.revisionId} />
      <input type="hidden" name="number" value={number} />
      <FormOutcome state={state} />
      <Field
        label="Subject"
        name="subject"
        required
        maxLength={300}
        defaultValue={values?.subject ?? subject}
        error={fields?.subject?.[0]}
      />
      <DefinitionList
        items={[
          { term: 'From', value: from },
          { term: 'To', value: `${countOf(readers, 'reader')} who got the first mailing, and nobody else` },
        ]}
      />
      <MailPreview {...preview} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={pending}>
          {`Send the correction to ${countOf(readers, 'reader')}`}
        </Button>
        {back}
      </div>
    </form>
  );
}
