'use client';

import Link from 'next/link';
import { useActionState, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { countOf } from '@/lib/format/counts';
import { formatKilobytes } from '@/lib/format/mail-size';
import { MailSizeNotice } from './mail-size-notice';

type Props = {
  action: FormAction;
  post: { id: string; revision: number };
  /** Where the page will stand */
  pageUrl: string;
  readers: number;
  subject: string;
  preheader: string;
  /** Bytes of HTML: of the mail, and of what it would be were it not shortened to what inboxes show */
  sizeBytes: number;
  wholeBytes: number;
  /** The mail's HTML */
  preview: string;
  from: string;
  replyTo: string | null;
  /** No mail goes out without it; null when it is there. `mayAdd`: the one who publishes may set it. */
  missingAddress: { mayAdd: boolean } | null;
  /** This post was mailed before: it is never mailed twice. */
  mailedOn: string | null;
  timeZone: string;
  /** The local time it is scheduled for already, and whether it is mailed then */
  schedule: { at: string; mail: boolean } | null;
};

const choice =
  'flex cursor-pointer gap-3 rounded-card border border-line bg-raised p-4 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent';

function submitWords({ when, mail, who, scheduled }: { when: string; mail: string; who: string; scheduled: boolean }) {
  if (when === 'later') return scheduled ? 'Change schedule' : 'Schedule';
  return mail === 'everyone' ? `Publish and send to ${who}` : 'Publish on the web';
}

/** What will happen, said plainly, and the one button that makes it happen. */
export function PublishForm(props: Props) {
  const {
    action,
    post,
    pageUrl,
    readers,
    subject,
    preheader,
    sizeBytes,
    wholeBytes,
    preview,
    from,
    replyTo,
    missingAddress,
    mailedOn,
    timeZone,
    schedule,
  } = props;
  const [{ message, fields, values }, submit] = useActionState(action, {});
  const canMail = !mailedOn && readers > 0 && !(missingAddress && !missingAddress.mayAdd);
  const [mail, setMail] = useState(canMail && (!schedule || schedule.mail) ? 'everyone' : 'none');
  const [when, setWhen] = useState(schedule ? 'later' : 'now');
  const who = countOf(readers, 'reader');
  return (
    <form action={submit} className="flex flex-col gap-8">
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="revision" value={post.revision} />
      {message && <Callout tone="bad">{message}</Callout>}

      <section aria-labelledby="page">
        <h2 id="page" className="mb-2 font-semibold">
          The page
        </h2>
        <p className="text-sm leading-relaxed text-muted">
          Everyone can read it at <span className="font-medium wrap-anywhere text-ink">{pageUrl}</span>. It stands on your home
          page, in the archive and in the feed.
        </p>
      </section>

      {mailedOn ? (
        <Callout title={`This post was mailed on ${mailedOn}`}>It goes back on your site; nobody gets it by mail again.</Callout>
      ) : (
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-3 font-semibold">The mail</legend>
          <label className={`${choice} ${canMail ? '' : 'cursor-not-allowed opacity-60'}`}>
            <input
              type="radio"
              name="mail"
              value="everyone"
              checked={mail === 'everyone'}
              disabled={!canMail}
              onChange={() => setMail('everyone')}
              className="mt-1 self-start"
            />
            <span>
              <span className="block text-sm font-medium">Send it to {readers === 0 ? 'your readers' : who}</span>
              <span className="block text-sm text-muted">
                {readers === 0
                  ? 'Nobody has confirmed a subscription yet, so there is nobody to send it to.'
                  : 'Everyone who has confirmed their subscription by then. Once it goes out it cannot be called back.'}
              </span>
            </span>
          </label>
          <label className={choice}>
            <input
              type="radio"
              name="mail"
              value="none"
              checked={mail === 'none'}
              onChange={() => setMail('none')}
              className="mt-1 self-start"
            />
            <span>
              <span className="block text-sm font-medium">Only on the web</span>
              <span className="block text-sm text-muted">Nobody gets a mail.</span>
            </span>
          </label>
        </fieldset>
      )}

      {mail === 'everyone' && !mailedOn && (
        <DefinitionList
          items={[
            { term: 'From', value: from },
            ...(replyTo ? [{ term: 'Replies go to', value: replyTo }] : []),
            { term: 'Subject', value: <span className="font-medium">{subject}</span> },
            { term: 'Shown after it', value: preheader || <span className="text-muted">Nothing: the post has no text yet</span> },
            { term: 'Size', value: `${formatKilobytes(sizeBytes)} of HTML` },
          ]}
        />
      )}

      {mail === 'everyone' && !mailedOn && <MailSizeNotice bytes={wholeBytes} />}
      {!mailedOn && (
        <details>
          <summary className="cursor-pointer text-sm font-medium hover:text-accent">See the mail as it will look</summary>
          {/* The sandbox runs no script and opens nothing. */}
          <iframe
            title="The mail"
            srcDoc={preview}
            sandbox=""
            className="mt-4 h-[36rem] w-full rounded-card border border-line bg-raised"
          />
        </details>
      )}

      {missingAddress && !mailedOn && readers > 0 && mail === (missingAddress.mayAdd ? 'everyone' : 'none') && (
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
        <label className={choice}>
          <input
            type="radio"
            name="when"
            value="now"
            checked={when === 'now'}
            onChange={() => setWhen('now')}
            className="mt-1 self-start"
          />
          <span className="text-sm font-medium">Now</span>
        </label>
        <label className={choice}>
          <input
            type="radio"
            name="when"
            value="later"
            checked={when === 'later'}
            onChange={() => setWhen('later')}
            className="mt-1 self-start"
          />
          <span>
            <span className="block text-sm font-medium">At a time</span>
            <span className="block text-sm text-muted">
              It is published as it is saved then. You can change or cancel it until then.
            </span>
          </span>
        </label>
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
        <SubmitButton>{submitWords({ when, mail, who, scheduled: schedule !== null })}</SubmitButton>
        <Link href={`/dashboard/posts/${post.id}`} className={buttonClass('quiet')}>
          Back to the post
        </Link>
      </div>
    </form>
  );
}
