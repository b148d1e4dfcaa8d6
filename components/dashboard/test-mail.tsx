'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-state';
import type { Access } from './reach-words';

type Props = {
  postId: string;
  email: string;
  action: FormAction;
  /** Who may read the post, as chosen so far */
  access: Access;
  /** Free and paying readers get different mails */
  bothKinds: boolean;
};

/** Mails the post to the one who looks at it, before anybody else gets it. */
export function TestMail({ postId, email, action, access, bothKinds }: Props) {
  const [state, submit, pending] = useActionState(action, {});
  return (
    <section aria-labelledby="test-mail" className="mt-10 border-t border-line pt-8">
      <h2 id="test-mail" className="font-semibold">
        Or see it in your own inbox first
      </h2>
      <p className="mt-1 text-sm leading-relaxed text-muted">
        You get the very mail your readers would get now, at <span className="wrap-anywhere text-ink">{email}</span>. Nobody else
        gets anything.
      </p>
      <form action={submit} className="mt-4">
        <input type="hidden" name="postId" value={postId} />
        <input type="hidden" name="access" value={access} />
        <div className="flex flex-wrap gap-3">
          {bothKinds ? (
            <>
              <Button type="submit" look="secondary" name="variant" value="free" pending={pending}>
                Send me what free readers get
              </Button>
              <Button type="submit" look="secondary" name="variant" value="paid" pending={pending}>
                Send me what paying readers get
              </Button>
            </>
          ) : (
            <Button type="submit" look="secondary" name="variant" value="free" pending={pending}>
              Send a test to me
            </Button>
          )}
        </div>
      </form>
      <div aria-live="polite">
        {!pending && state.ok && (
          <p key={state.message} className="mt-3 text-sm text-good">
            It is on its way to you. If you do not see it, look among spam.
          </p>
        )}
        {!pending && !state.ok && state.message && <p className="mt-3 text-sm break-words text-bad">{state.message}</p>}
      </div>
    </section>
  );
}
