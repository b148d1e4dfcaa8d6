import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { getErasure } from '@/lib/subscribers/request-erasure';
import { ReaderPage } from '../../reader-page';
import { eraseAction } from '../actions';

export const metadata: Metadata = { title: 'Erase everything', robots: { index: false } };

/** Opening the mailed link erases nothing; pressing the button does. */
export default async function ErasePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/erase/${encodeURIComponent(token)}`, 'held');
  const reader = await getErasure(publication.id, token);
  if (!reader)
    return (
      <ReaderPage publication={publication} title="This link does not work">
        <p>It has run out, was used already, or was cut short. Nothing was erased by opening it.</p>
        <p className="font-sans text-base">
          <a href="/account#data" className="underline underline-offset-4 hover:text-accent">
            To your account
          </a>
        </p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title="Erase everything about you?">
      <p>
        All that {publication.name} holds about <strong className="font-semibold break-words">{maskEmail(reader.email)}</strong>{' '}
        is erased: the address, your name, your choices and what was mailed to you. What you pay ends at once. It cannot be
        undone.
      </p>
      <p className="text-muted">
        Two things stay. The law asks to keep what was paid, so payments remain in the books without your name. And a code from
        which nobody can read your address makes sure that you are not mailed again.
      </p>
      <ActionForm action={eraseAction} hidden={{ token }} look="danger">
        Erase everything
      </ActionForm>
      <p className="font-sans text-base">
        <a href="/" className="underline underline-offset-4 hover:text-accent">
          No, keep it
        </a>
      </p>
    </ReaderPage>
  );
}
