'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { DefinitionList } from '@/components/ui/definition-list';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { keepFields } from '@/components/ui/keep-fields';
import { useFormAction } from '@/components/ui/use-form-action';
import { formatKilobytes } from '@/lib/format/mail-size';
import { type MailChoice, MailFields, readersOf } from './mail-fields';
import { MailPreview, type PreviewedMail } from './mail-preview';
import { MailSizeNotice } from './mail-size-notice';
import { ReachFields } from './reach-fields';
import type { Access, CutShape } from './reach-words';
import { type SplitValues, SubjectFields } from './subject-fields';
import { TestMail } from './test-mail';
import { type CountAction, type ReaderCounts, useNarrowed, type Widened } from './use-narrowed';

type Props = {
  action: FormAction;
  post: { id: string; revision: number };
  /** Where the page will stand */
  pageUrl: string;
  readers: ReaderCounts;
  widened: Widened | null;
  segments: { id: string; name: string }[];
  countAction: CountAction;
  subject: string;
  preheader: string;
  /** The mail of the whole post, and what a free reader gets of it where it is paid for; null where that is the same */
  whole: PreviewedMail;
  free: PreviewedMail | null;
  cut: CutShape;
  /** As it stands now */
  reach: { access: Access; unlocksAt: string | null; unlisted: boolean };
  from: string;
  replyTo: string | null;
  /** No mail goes out without it; null when it is there. `mayAdd`: the one who publishes may set it. */
  missingAddress: { mayAdd: boolean } | null;
  /** This post was mailed before: it is never mailed twice. */
  mailedOn: string | null;
  timeZone: string;
  /** The local time it is scheduled for already, and who is mailed then */
  schedule: { at: string; mail: MailChoice; segmentId: string; isWidened: boolean; split: SplitValues | null } | null;
  /** Whether opens and clicks are counted, and whether the one who publishes may turn that on */
  reading: { isCounted: boolean; mayCount: boolean };
  /** The one who publishes, and how they mail themselves a test */
  test: { email: string; action: FormAction };
};

function submitWords(when: string, mail: MailChoice, readers: ReaderCounts | null, scheduled: boolean) {
  if (when === 'later') return scheduled ? 'Change schedule' : 'Schedule';
  return mail === 'none' ? 'Publish on the web' : `Publish and send to ${readersOf(mail, readers)}`;
}

/** What will happen, said plainly, and the one button that makes it happen. */
export function PublishForm(props: Props) {
  const {
    action,
    post,
    readers: own,
    widened,
    segments,
    countAction,
    cut,
    missingAddress,
    mailedOn,
    timeZone,
    schedule,
    reach,
    test,
  } = props;
  const [state, submit, pending] = useFormAction(action);
  const { fields, values } = state;
  const narrowed = useNarrowed(own, widened, countAction, {
    segmentId: schedule?.segmentId ?? '',
    isWidened: schedule?.isWidened ?? false,
  });
  const { all, readers } = narrowed;
  const canMail = !mailedOn && all.everyone > 0 && !(missingAddress && !missingAddress.mayAdd);
  const [mail, setMail] = useState<MailChoice>(canMail ? (schedule?.mail ?? 'everyone') : 'none');
  const [access, setAccess] = useState(reach.access);
  const [when, setWhen] = useState(schedule ? 'later' : 'now');
  const isCut = props.free !== null;
  const shown = access === 'paid' && props.free ? { free: props.free, paid: props.whole } : { free: props.whole, paid: null };
  // With nobody left to widen it to, what was chosen before holds for nobody.
  const willMail = mail !== 'none' && !mailedOn && all.everyone > 0;
  return (
    <>
      <form action={submit} onSubmit={keepFields(submit)} className="flex flex-col gap-8">
        <input type="hidden" name="postId" value={post.id} />
        <input type="hidden" name="revision" value={post.revision} />
        <FormOutcome state={state} />

        <ReachFields
          access={access}
          onAccess={setAccess}
          cut={cut}
          unlocksAt={values?.unlocksAt ?? reach.unlocksAt}
          unlockError={fields?.unlocksAt?.[0]}
          unlisted={values?.listed ? values.listed === 'no' : reach.unlisted}
          timeZone={timeZone}
          pageUrl={props.pageUrl}
        />

        {mailedOn ? (
          <Callout title={`This post was mailed on ${mailedOn}`}>
            It goes back on your site; nobody gets it by mail again.
          </Callout>
        ) : (
          <MailFields {...{ mail, canMail, access, isCut, segments, widened, ...narrowed }} onMail={setMail} />
        )}

        {willMail && (
          <DefinitionList
            items={[
              { term: 'From', value: props.from },
              ...(props.replyTo ? [{ term: 'Replies go to', value: props.replyTo }] : []),
              { term: 'Subject', value: <span className="font-medium">{props.subject}</span> },
              {
                term: 'Shown after it',
                value: props.preheader || <span className="text-muted">Nothing: the post has no text yet</span>,
              },
              { term: 'Size', value: `${formatKilobytes(props.whole.sizeBytes)} of HTML` },
            ]}
          />
        )}

        {willMail && (
          <SubjectFields
            subject={props.subject}
            readers={readers?.[mail] ?? null}
            countsReading={props.reading.isCounted}
            mayCount={props.reading.mayCount}
            split={schedule?.split ?? null}
            values={values}
            errors={fields}
          />
        )}
        {willMail && <MailSizeNotice bytes={props.whole.wholeBytes} />}
        {!mailedOn && <MailPreview {...shown} />}

        {missingAddress && !mailedOn && all.everyone > 0 && willMail === missingAddress.mayAdd && (
          <Callout tone="warn" title="Your postal address is missing">
            {missingAddress.mayAdd ? (
              <div className="flex flex-col gap-3">
                <p>It stands at the foot of every mail, as the law asks in many countries. Add it here and publish.</p>
                <Field
                  label="Postal address"
                  name="postalAddress"
                  rows={3}
                  required
                  maxLength={300}
                  autoComplete="street-address"
                  defaultValue={values?.postalAddress}
                  error={fields?.postalAddress?.[0]}
                />
              </div>
            ) : (
              'No mail goes out without it. Ask whoever runs this publication to add it in the settings.'
            )}
          </Callout>
        )}

        <fieldset className="flex flex-col gap-3">
          <legend className="mb-3 font-semibold">When</legend>
          <Choice name="when" value="now" checked={when === 'now'} onChange={() => setWhen('now')} label="Now" />
          <Choice name="when" value="later" checked={when === 'later'} onChange={() => setWhen('later')} label="At a time">
            It is published as it is saved then. You can change or cancel it until then.
          </Choice>
          {when === 'later' && (
            <Field
              label="Day and time"
              type="datetime-local"
              name="at"
              required
              hint={`In the time zone of your publication: ${timeZone}`}
              defaultValue={values?.at ?? schedule?.at}
              error={fields?.at?.[0]}
            />
          )}
        </fieldset>

        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" pending={pending}>
            {submitWords(when, willMail ? mail : 'none', readers, schedule !== null)}
          </Button>
          <Link href={`/dashboard/posts/${post.id}`} className={buttonClass('quiet')}>
            Back to the post
          </Link>
        </div>
      </form>
      {!mailedOn && (
        <TestMail postId={post.id} email={test.email} action={test.action} access={access} bothKinds={shown.paid !== null} />
      )}
    </>
  );
}
