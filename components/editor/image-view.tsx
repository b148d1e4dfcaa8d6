'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useContext, useId } from 'react';
import { IMAGE_WIDTHS, type ImageAttributes } from '@/lib/document/nodes/image/attributes';
import { pictureSource } from '@/lib/document/picture-path';
import { PicturesContext } from './pictures-context';

const WIDTH_WORDS = { normal: 'Normal', wide: 'Wide', full: 'Full width' };
const FIELD =
  'min-h-11 w-full rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink placeholder:text-muted';

/** A picture in the editor, with its caption below and, while it is chosen, its description and width. */
export function ImageView({ node, selected, editor, updateAttributes, deleteNode }: NodeViewProps) {
  const { key, alt, caption, width } = node.attrs as ImageAttributes;
  const picture = useContext(PicturesContext)[key];
  const id = useId();
  return (
    <NodeViewWrapper as="figure" data-width={width} data-chosen={selected || undefined}>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: its widths were made at upload.
        <img {...pictureSource(key, picture)} sizes="(min-width: 62rem) 60rem, 100vw" alt={alt} data-drag-handle="" />
      ) : (
        <p className="rounded-card bg-sunk p-6 text-center font-sans text-sm text-muted" data-drag-handle="">
          This picture is gone. Remove it, and put it in again if you have it.
        </p>
      )}
      <figcaption>
        <input
          value={caption}
          maxLength={1000}
          onChange={(event) => updateAttributes({ caption: event.target.value })}
          aria-label="Caption"
          placeholder="Write a caption"
          className="min-h-6 w-full bg-transparent text-center placeholder:text-muted"
        />
      </figcaption>
      {selected && editor.isEditable && (
        <div className="mx-auto mt-3 flex max-w-measure flex-col gap-3 rounded-card border border-line bg-raised p-3 font-sans text-sm">
          <label htmlFor={`${id}-alt`} className="font-medium">
            Description
          </label>
          <input
            id={`${id}-alt`}
            value={alt}
            maxLength={1000}
            onChange={(event) => updateAttributes({ alt: event.target.value })}
            placeholder="What the picture shows, for those who can’t see it"
            className={FIELD}
          />
          <div className="flex flex-wrap items-center gap-2">
            <fieldset className="flex flex-wrap gap-1">
              <legend className="sr-only">Width</legend>
              {IMAGE_WIDTHS.map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={width === name}
                  onClick={() => updateAttributes({ width: name })}
                  className="min-h-11 rounded-control px-3 hover:bg-sunk aria-pressed:bg-sunk aria-pressed:font-medium"
                >
                  {WIDTH_WORDS[name]}
                </button>
              ))}
            </fieldset>
            <button type="button" onClick={deleteNode} className="ml-auto min-h-11 rounded-control px-3 text-bad hover:bg-sunk">
              Remove picture
            </button>
          </div>
        </div>
      )}
    </NodeViewWrapper>
  );
}
