'use client';

import { Fragment, type Node } from '@tiptap/pm/model';
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useContext, useEffect, useRef, useState } from 'react';
import { MOST_PICTURES } from '@/lib/document/nodes/gallery/extension';
import type { ImageAttributes } from '@/lib/document/nodes/image/attributes';
import { pictureSource } from '@/lib/document/picture-path';
import { PictureChooser } from './picture-chooser';
import { PicturesContext, SendPictureContext } from './pictures-context';
import { pictureFiles } from './upload-places';

type Upload = { id: number; file: File; share: number; problem: string | null };

const FIELD = 'min-h-11 w-full rounded-control bg-transparent px-2 text-base placeholder:text-muted hover:bg-sunk';
const TOOL = 'inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk disabled:opacity-40';
let uploads = 0;

/** A gallery in the editor: its pictures in their order with their words, and those that are on their way. */
export function GalleryView({ node, editor, getPos, deleteNode }: NodeViewProps) {
  const pictures = useContext(PicturesContext);
  const send = useContext(SendPictureContext);
  const [sending, setSending] = useState<Upload[]>([]);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef<{ to: number; by: 1 | -1 } | null>(null);
  const room = MOST_PICTURES - node.childCount - sending.length;

  // One that has just been put in asks for its pictures; one that was moved by its menu leaves the focus there.
  useEffect(() => {
    if (node.childCount === 0 && editor.view.hasFocus()) add.current?.focus();
  }, [node.childCount, editor]);

  // The button that moved a picture goes with it, so that one can press it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the pictures.
  useEffect(() => {
    if (!moved.current) return;
    const { to, by } = moved.current;
    moved.current = null;
    const [forward, back] = list.current?.children[to]?.querySelectorAll<HTMLButtonElement>('[data-move]') ?? [];
    const [wanted, other] = by < 0 ? [forward, back] : [back, forward];
    (wanted?.disabled ? other : wanted)?.focus();
  }, [node]);

  /** Changes the pictures as they are by now: an upload may end long after it began. */
  const change = (edit: (images: Node[]) => Node[]) => {
    const pos = getPos();
    const now = pos === undefined ? null : editor.state.doc.nodeAt(pos);
    if (pos === undefined || now?.type !== node.type) return;
    const { tr } = editor.state;
    editor.view.dispatch(tr.replaceWith(pos + 1, pos + now.nodeSize - 1, Fragment.from(edit([...now.children]))));
  };
  const move = (from: number, to: number) => {
    change((images) => {
      const [image] = images.splice(from, 1);
      if (image) images.splice(to, 0, image);
      return images;
    });
    setSaid(`Picture ${to + 1} of ${node.childCount}`);
  };
  const press = (from: number, by: 1 | -1) => {
    moved.current = { to: from + by, by };
    move(from, from + by);
  };
  const setWords = (at: number, words: Partial<ImageAttributes>) =>
    change((images) => images.map((image, index) => (index === at ? image.type.create({ ...image.attrs, ...words }) : image)));

  const update = (id: number, edit: Partial<Upload>) =>
    setSending((before) => before.map((each) => (each.id === id ? { ...each, ...edit } : each)));
  const drop = (id: number) => setSending((before) => before.filter((each) => each.id !== id));
  const upload = async ({ id, file }: Upload) => {
    update(id, { share: 0, problem: null });
    const sent = await send(file, (share) => update(id, { share }));
    if (!sent.ok) return update(id, { problem: sent.message });
    drop(id);
    const image = editor.schema.nodes.image;
    if (image) change((images) => [...images, image.create({ key: sent.key })].slice(0, MOST_PICTURES));
  };
  const put = (files: File[]) => {
    const started = files.slice(0, room).map((file) => ({ id: ++uploads, file, share: 0, problem: null }));
    if (files.length > room) setSaid(`A gallery has at most ${MOST_PICTURES} pictures, so ${files.length - room} were left out.`);
    setSending((before) => [...before, ...started]);
    for (const each of started) void upload(each);
  };

  return (
    <NodeViewWrapper
      className="my-8 rounded-card border border-line bg-raised p-3 font-sans text-sm"
      role="group"
      aria-label="Gallery"
      onDragOver={(event: React.DragEvent) => event.preventDefault()}
      onDrop={(event: React.DragEvent) => {
        event.preventDefault();
        put(pictureFiles(event.dataTransfer.files));
      }}
    >
      <ul ref={list} className="my-0! grid list-none grid-cols-1 gap-3 ps-0! sm:grid-cols-2">
        {node.children.map((image, at) => {
          const { key, alt, caption } = image.attrs as ImageAttributes;
          const picture = pictures[key];
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: one picture may stand there twice.
              key={`${key}-${at}`}
              draggable
              onDragStart={(event) => {
                event.stopPropagation();
                event.dataTransfer.effectAllowed = 'move';
                setDragged(at);
              }}
              onDragEnd={() => setDragged(null)}
              onDrop={(event) => {
                if (dragged === null) return; // a file from elsewhere
                event.preventDefault();
                event.stopPropagation();
                move(dragged, at);
                // What was dragged is drawn anew at its place, so no end of the drag is told.
                setDragged(null);
              }}
              className={`m-0! rounded-control border border-line p-2 ${dragged === at ? 'opacity-50' : ''}`}
            >
              {picture ? (
                // biome-ignore lint/performance/noImgElement: its widths were made at upload.
                <img
                  {...pictureSource(key, picture)}
                  sizes="20rem"
                  alt={alt}
                  className="h-40 w-full cursor-grab object-contain"
                />
              ) : (
                <p className="m-0! p-6 text-center text-muted">This picture is gone.</p>
              )}
              <input
                value={alt}
                maxLength={1000}
                onChange={(event) => setWords(at, { alt: event.target.value })}
                aria-label={`Description of picture ${at + 1}`}
                placeholder="What it shows, for those who can’t see it"
                className={FIELD}
              />
              <input
                value={caption}
                maxLength={1000}
                onChange={(event) => setWords(at, { caption: event.target.value })}
                aria-label={`Caption of picture ${at + 1}`}
                placeholder="Caption"
                className={FIELD}
              />
              <div className="flex">
                <button
                  type="button"
                  aria-label={`Move picture ${at + 1} forward`}
                  disabled={at === 0}
                  data-move=""
                  onClick={() => press(at, -1)}
                  className={TOOL}
                >
                  ←
                </button>
                <button
                  type="button"
                  aria-label={`Move picture ${at + 1} back`}
                  disabled={at === node.childCount - 1}
                  data-move=""
                  onClick={() => press(at, 1)}
                  className={TOOL}
                >
                  →
                </button>
                <button
                  type="button"
                  aria-label={`Remove picture ${at + 1}`}
                  onClick={() => change((images) => images.filter((_, index) => index !== at))}
                  className="ml-auto min-h-11 rounded-control px-3 text-bad hover:bg-sunk"
                >
                  Remove
                </button>
              </div>
            </li>
          );
        })}
        {sending.map((each) => (
          <li key={each.id} className="m-0! rounded-control border border-dashed border-strong-line p-3">
            <p role="status" className="m-0! wrap-anywhere">
              {each.problem ? `${each.file.name}: ${each.problem}` : `Uploading ${each.file.name}…`}
            </p>
            {each.problem ? (
              <div className="flex">
                <button type="button" onClick={() => void upload(each)} className="min-h-11 rounded-control px-3 hover:bg-sunk">
                  Try again
                </button>
                <button type="button" onClick={() => drop(each.id)} className="min-h-11 rounded-control px-3 hover:bg-sunk">
                  Leave out
                </button>
              </div>
            ) : (
              <progress max={1} value={each.share} aria-label={`Uploading ${each.file.name}`} className="w-full" />
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center">
        <button
          ref={add}
          type="button"
          disabled={room <= 0}
          onClick={() => chooser.current?.click()}
          className="min-h-11 rounded-control px-3 font-medium text-accent hover:bg-sunk disabled:opacity-40"
        >
          Add pictures
        </button>
        <span role="status" className="text-muted">
          {said ||
            (node.childCount === 0 && sending.length === 0 ? 'Two to nine. Readers see the gallery once it has some.' : '')}
        </span>
        <button type="button" onClick={deleteNode} className="ml-auto min-h-11 rounded-control px-3 text-bad hover:bg-sunk">
          Remove gallery
        </button>
      </div>
      <PictureChooser ref={chooser} onPictures={put} />
    </NodeViewWrapper>
  );
}
