'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useContext, useEffect } from 'react';
import { linkedPostId } from '@/lib/document/nodes/post-card/attributes';
import { PostCardPage } from '@/lib/document/nodes/post-card/page';
import type { DocumentNode } from '@/lib/document/types';
import { english } from '@/lib/words/english';
import { LinkedPostsContext } from './linked-posts-context';
import { PicturesContext } from './pictures-context';

const NOTE = 'font-sans text-sm text-muted';
const BUTTON = 'min-h-11 rounded-control px-3 hover:bg-sunk';

/** Another post as readers see it here, and what they see while they can't open it. */
export function PostCardView({ node, selected, editor, deleteNode }: NodeViewProps) {
  const pictures = useContext(PicturesContext);
  const { known, ask } = useContext(LinkedPostsContext);
  const drawn = { type: 'postCard', attrs: { ...node.attrs } } as DocumentNode;
  const id = linkedPostId(drawn);
  const post = known[id];
  useEffect(() => {
    void ask(id);
  }, [id, ask]);
  const found = post && post !== 'unreached' ? post : null;
  // A card of a draft looks as it will.
  const posts = found ? { [id]: { ...found, path: found.path ?? '#' } } : {};
  return (
    <NodeViewWrapper
      role="figure"
      aria-label={`Post: ${found?.title ?? 'not known'}`}
      data-chosen={selected || undefined}
      data-drag-handle=""
    >
      {found ? (
        <div inert className={`select-none ${found.path === null ? 'opacity-70' : ''}`}>
          <PostCardPage
            node={drawn}
            context={{ pictures, posts, siteUrl: '', subscribeUrl: '', ids: new Map(), notes: new Map(), words: english }}
          />
        </div>
      ) : (
        <div className={`flex min-h-24 items-center rounded-card border border-line bg-raised px-5 ${NOTE}`}>
          {post === undefined && 'Looking for the post…'}
          {post === null && 'This post is gone. Readers see nothing here.'}
          {post === 'unreached' && (
            <p>
              The post could not be looked up.{' '}
              <button type="button" className={`${BUTTON} text-ink underline`} onClick={() => void ask(id)}>
                Try again
              </button>
            </p>
          )}
        </div>
      )}
      {found?.path === null && (
        <p className={`mt-2 ${NOTE}`}>
          Not published. Readers see no card here until it is; a mail that went out stays without it.
        </p>
      )}
      {selected && editor.isEditable && (
        <div className="mx-auto mt-3 flex flex-wrap items-center gap-2 rounded-card border border-line bg-raised p-3 font-sans text-sm">
          <a href={`/dashboard/posts/${id}`} target="_blank" rel="noopener" className={`${BUTTON} inline-flex items-center`}>
            Open the post
          </a>
          <button type="button" onClick={deleteNode} className={`${BUTTON} text-bad`}>
            Remove
          </button>
        </div>
      )}
    </NodeViewWrapper>
  );
}
