'use client';

import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { useFormAction } from '@/components/ui/use-form-action';
import type { Access } from './reach-words';

type Props = {
  postId: string;
  /** The one who looks at it */
  email: string;
  action: FormAction;
  /** Who may read the post, as chosen so far */
  access: Access;
  /** Free and paying readers get different mails */
  bothKinds: boolean;
};

/** In this browser: where tests went before. */
const EARLIER = 'courant:test-mail';
const MOST_EARLIER = 5;

function readEarlier(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(EARLIER) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, MOST_EARLIER) : [];
  } catch {
    return []; // a browser that keeps nothing
  }
}

const addressesIn = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);

/** Mails the post to some addresses as readers would get it, before anybody else does. */
export function TestMail({ postId, email, action, access, bothKinds }: Props) {
  const [typed, setTyped] = useState(email);
  const [earlier, setEarlier] = useState<string[]>([]);
  const note = useId();
  useEffect(() => setEarlier(readEarlier()), []);
  const [state, submit, pending] = useFormAction(action, () => {
    const kept = [...new Set([...addressesIn(typed).filter((each) => each !== email), ...readEarlier()])].slice(0, MOST_EARLIER);
    try {
      localStorage.setItem(EARLIER, JSON.stringify(kept));
    } catch {
      // Full or forbidden: they are typed again next time.
    }
    setEarlier(kept);
  });
  const suggested = [email, ...earlier].filter((each) => !addressesIn(typed).includes(each));
  return (
    <section aria-labelledby="test-mail" className="mt-10 border-t border-line pt-8">
      <h2 id="test-mail" className="font-semibold">
        Or see it in an inbox first
      </h2>
      <p className="mt-1 text-sm leading-relaxed text-muted">
        Exactly the mail your readers would get now, to these addresses and to nobody else.
      </p>
      <form action={submit} className="mt-4 flex flex-col gap-3" aria-describedby={note}>
        <input type="hidden" name="postId" value={postId} />
        <input type="hidden" name="access" value={access} />
        <Field
          label="Addresses for the test"
          name="to"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          hint="Several with commas between them."
          error={state.fields?.to?.[0]}
          inputMode="email"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        {suggested.length > 0 && (
          <ul aria-label="Add an address" className="flex flex-wrap gap-2">
            {suggested.map((each) => (
              <li key={each} className="max-w-full">
                <button
                  type="button"
                  onClick={() => setTyped([...addressesIn(typed), each].join(', '))}
                  className="min-h-11 max-w-full truncate rounded-control border border-line px-3 text-sm text-muted hover:bg-sunk hover:text-ink"
                >
                  + {each}
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-3">
          {bothKinds ? (
            <>
              <Button type="submit" look="secondary" name="variant" value="free" pending={pending}>
                Send what free readers get
              </Button>
              <Button type="submit" look="secondary" name="variant" value="paid" pending={pending}>
                Send what paying readers get
              </Button>
            </>
          ) : (
            <Button type="submit" look="secondary" name="variant" value="free" pending={pending}>
              Send a test
            </Button>
          )}
        </div>
      </form>
      <div id={note} aria-live="polite">
        {!pending && state.message && (
          <p className={`mt-3 text-sm wrap-anywhere ${state.ok ? 'text-good' : 'text-bad'}`}>
            {state.message}
            {state.ok && ' If you do not see it, look among spam.'}
          </p>
        )}
      </div>
    </section>
  );
}
