'use client';

import { useEffect, useId, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';

type Found = { id: string; title: string; isPublished: boolean };

/** Typing waits so long before it is looked for. */
const REST_MS = 200;

/** Asks which post of the publication a card is to show. @param url takes ?search= and answers { posts } */
export function PostDialog({
  open,
  url,
  without,
  onClose,
  onPost,
}: {
  open: boolean;
  url: string;
  /** The post one writes */
  without: string;
  onClose: () => void;
  onPost: (id: string) => void;
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Link to a post">
      <PostSearch url={url} without={without} onPost={onPost} />
    </Dialog>
  );
}

function PostSearch({ url, without, onPost }: { url: string; without: string; onPost: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found[] | 'failed' | null>(null);
  const id = useId();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${url}?${new URLSearchParams({ search: typed })}`, {
          signal: stop.signal,
          cache: 'no-store',
        });
        if (!answer.ok) throw new Error(`${answer.status}`);
        const { posts } = (await answer.json()) as { posts: Found[] };
        setFound(posts.filter((post) => post.id !== without));
      } catch {
        if (!stop.signal.aborted) setFound('failed'); // the network, or a session that ended
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, without, typed]);
  const say =
    found === 'failed'
      ? 'Your posts could not be looked up. Check your connection, then type again.'
      : found === null
        ? 'Looking…'
        : found.length === 0
          ? 'No post fits. Try other words.'
          : '';
  return (
    <div className="flex flex-col gap-3">
      <label htmlFor={id} className="text-sm text-muted">
        Readers see its title, subtitle and picture as they are when they look.
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        placeholder="Words of the post"
        autoComplete="off"
        className="min-h-11 rounded-control border border-strong-line bg-raised px-3 text-base placeholder:text-muted"
      />
      <p role="status" className={say ? 'text-sm text-muted' : 'sr-only'}>
        {say || `${Array.isArray(found) ? found.length : 0} found`}
      </p>
      {Array.isArray(found) && found.length > 0 && (
        <ul aria-label="Posts" className="-mx-3 flex flex-col">
          {found.map((post) => (
            <li key={post.id}>
              <button
                type="button"
                onClick={() => onPost(post.id)}
                className="flex min-h-11 w-full items-center justify-between gap-4 rounded-control px-3 py-2 text-left hover:bg-sunk"
              >
                <span className="min-w-0 wrap-anywhere">{post.title || 'Untitled'}</span>
                {!post.isPublished && <span className="flex-none text-sm text-muted">Not published</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
