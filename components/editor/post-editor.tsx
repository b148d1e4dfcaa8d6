'use client';

import './editor.css';
import type { Editor } from '@tiptap/core';
import { DOMParser as SchemaParser, type Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { EditorContent, useEditor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Pictures } from '@/lib/document/types';
import { directionOf } from '@/lib/format/direction';
import { AddressDialog } from './address-dialog';
import type { BlockChoice } from './block-choices';
import { BlockMenu } from './block-menu';
import { BubbleMenu } from './bubble-menu';
import { Conflict } from './conflict';
import { editorExtensions } from './editor-extensions';
import type { PostEditorProps, SavedByOther } from './editor-props';
import { FindBar } from './find-bar';
import { GrowingField } from './growing-field';
import { jumpTo } from './jump-to';
import { canLink } from './link-address';
import { LinkBubble } from './link-bubble';
import { LinkedPostsContext, useLinkedPosts } from './linked-posts-context';
import { cleanHtml, type PastedPicture } from './paste/clean-html';
import { looksLikeMarkdown, markdownHtml } from './paste/markdown';
import { pasteWithPictures, putPictureOf } from './paste/paste-pictures';
import { PicturesContext, SendPictureContext } from './pictures-context';
import { PostDialog } from './post-dialog';
import { putAttachment } from './put-attachment';
import { isEmptyLine, loneAddress, putLink } from './put-link';
import { SaveNotice } from './save-notice';
import { sendPicture } from './send-picture';
import { SlashMenu } from './slash-menu';
import { Toolbar } from './toolbar';
import { dropUnsent, readUnsent, type Unsent } from './unsent';
import { pictureFiles, putPicture } from './upload-places';
import { useAutosave } from './use-autosave';
import { WordCount } from './word-count';

/** How long it is said that an earlier visit's words are back. */
const RESTORED_SHOWN_MS = 8_000;

/** Where a post is written: title, subtitle and body as they will look, saved as one types. */
export function PostEditor({
  post,
  language,
  pictures: given,
  saveAction,
  uploadUrl = '/api/uploads',
  linksUrl = '/api/links',
  linkedPostsUrl = '/api/linked-posts',
  attachmentsUrl = '/api/attachments',
  isFollowed = false,
  onState,
}: PostEditorProps) {
  const [title, setTitle] = useState(post.title);
  const [subtitle, setSubtitle] = useState(post.subtitle);
  const [uploaded, setUploaded] = useState<Pictures>({});
  const [isLinking, setLinking] = useState(false);
  const [asked, setAsked] = useState<BlockChoice['opens'] | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [leftBehind, setLeftBehind] = useState<Unsent | null>(null);
  const [wasRestored, setRestored] = useState(false);
  const [isComparing, setComparing] = useState(false);
  const written = useRef({ title: post.title, subtitle: post.subtitle });
  const editorRef = useRef<Editor | null>(null);
  const fileChooser = useRef<HTMLInputElement>(null);
  const subtitleRow = useRef<HTMLDivElement>(null);
  const pictures = useMemo(() => ({ ...given, ...uploaded }), [given, uploaded]);

  const read = () => {
    const document = editorRef.current?.getJSON() ?? post.document;
    // ProseMirror's attributes are objects without a prototype, which no server action can be sent.
    return { ...written.current, document: JSON.parse(JSON.stringify(document)) };
  };
  const { autosave, status } = useAutosave({ post, saveAction }, read, () => uploaded);
  useEffect(() => {
    autosave.isFollowed = isFollowed;
  }, [autosave, isFollowed]);

  /** The pictures of what is being pasted, while ProseMirror reads it. */
  const pasted = useRef<PastedPicture[]>([]);
  const onSent = useCallback(
    ({ key, picture }: { key: string; picture: Pictures[string] }) => setUploaded((before) => ({ ...before, [key]: picture })),
    [],
  );

  const put = useCallback(
    (files: File[], at: number) => {
      const view = editorRef.current?.view;
      if (!view) return;
      for (const file of files) putPicture(view, { url: uploadUrl, file, at, onSent });
    },
    [uploadUrl, onSent],
  );

  const onPictures = useCallback((pictures: Pictures) => setUploaded((before) => ({ ...before, ...pictures })), []);
  const linkedPosts = useLinkedPosts(linkedPostsUrl, onPictures);
  const putAddress = useCallback(
    (view: EditorView, address: string) => putLink(view, { url: linksUrl, address, onPictures }),
    [linksUrl, onPictures],
  );

  const taking = useMemo(() => ({ uploadUrl, fetchUrl: `${uploadUrl}/from-link`, onSent }), [uploadUrl, onSent]);

  const send = useCallback(
    async (file: File, onProgress: (share: number) => void) => {
      const sent = await sendPicture(uploadUrl, file, onProgress, new AbortController().signal);
      if (sent.ok) setUploaded((before) => ({ ...before, [sent.key]: sent.picture }));
      return sent;
    },
    [uploadUrl],
  );

  const editor = useEditor({
    extensions: editorExtensions,
    content: post.document,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        id: 'post-body',
        class: 'prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Body of the post',
        lang: language,
        dir: directionOf(language),
        spellcheck: 'true',
      },
      handleKeyDown: (_, event) => {
        const key = event.metaKey || event.ctrlKey ? event.key.toLowerCase() : '';
        if (event.altKey || event.shiftKey || (key !== 'k' && key !== 'f')) return false;
        event.preventDefault();
        if (key === 'f') setFinding(true);
        else if (editorRef.current && canLink(editorRef.current)) setLinking(true);
        return true;
      },
      // What stays at the top of the window hides no match, nor the line one writes.
      scrollMargin: { top: 180, bottom: 80, left: 0, right: 0 },
      scrollThreshold: { top: 140, bottom: 40, left: 0, right: 0 },
      // What this editor copied is our own already.
      transformPastedHTML: (html) => {
        if (html.includes('data-pm-slice')) return html;
        const cleaned = cleanHtml(html);
        pasted.current = cleaned.pictures;
        return cleaned.html;
      },
      clipboardTextParser: (text, context, plain, view) => {
        const isCode = context.parent.type.spec.code;
        if (plain || isCode || !looksLikeMarkdown(text)) return null as unknown as Slice; // pasted as it stands
        const cleaned = cleanHtml(markdownHtml(text));
        pasted.current = cleaned.pictures;
        const body = new DOMParser().parseFromString(cleaned.html, 'text/html').body;
        return SchemaParser.fromSchema(view.state.schema).parseSlice(body, { context });
      },
      handlePaste: (view, event, slice) => {
        const files = pictureFiles(event.clipboardData?.files);
        const html = event.clipboardData?.getData('text/html') ?? '';
        // Word puts a picture of the text beside the text; a copied picture comes with an <img> alone.
        const isPicture =
          files.length > 0 && (html === '' || /^(\s|<meta[^>]*>|<\/?(html|body)[^>]*>|<!--\w*-->)*<img[^>]*>/i.test(html));
        if (isPicture) put(files, view.state.selection.to);
        const address = isPicture || !isEmptyLine(view) ? null : loneAddress(event.clipboardData?.getData('text/plain') ?? '');
        if (address) putAddress(view, address);
        if (isPicture || address !== null) return true;
        const pictures = pasted.current;
        pasted.current = [];
        if (pictures.length === 0) return false;
        pasteWithPictures(view, slice, pictures, taking);
        return true;
      },
      handleDrop: (view, event, _, moved) => {
        const files = moved ? [] : [...(event.dataTransfer?.files ?? [])];
        const pictures = pictureFiles(event.dataTransfer?.files);
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to;
        put(files.length > 0 ? pictures : [], at);
        for (const file of files) if (!pictures.includes(file)) putAttachment(view, { url: attachmentsUrl, file, at });
        return files.length > 0;
      },
    },
    // What the editor adds by itself (a line to write on after a last button) is nobody's change: it is saved with the next one.
    onUpdate: ({ transaction }) => {
      if (transaction.docChanged) autosave.changed();
    },
  });
  editorRef.current = editor;

  const write = useCallback(
    (words: Partial<typeof written.current>) => {
      written.current = { ...written.current, ...words };
      if (words.title !== undefined) setTitle(words.title);
      if (words.subtitle !== undefined) setSubtitle(words.subtitle);
      autosave.changed();
    },
    [autosave],
  );
  const bringBack = useCallback(
    ({ title, subtitle, document, pictures }: Unsent) => {
      setUploaded((before) => ({ ...before, ...pictures }));
      editorRef.current?.commands.setContent(document as Parameters<Editor['commands']['setContent']>[0], {
        errorOnInvalidContent: false,
      });
      write({ title, subtitle });
    },
    [write],
  );

  /** What stands on the server, put in place of what stood here: nothing of it is to be saved. */
  const show = ({ title, subtitle, document, pictures }: SavedByOther) => {
    setUploaded((before) => ({ ...before, ...pictures }));
    written.current = { title, subtitle };
    setTitle(title);
    setSubtitle(subtitle);
    editor?.commands.setContent(document, { emitUpdate: false });
  };

  // What an earlier visit could not send: back at once where nothing was saved since, else the writer decides.
  useEffect(() => {
    const unsent = editor && readUnsent(post.id);
    if (!unsent) return;
    if (unsent.revision < post.revision) return setLeftBehind(unsent);
    bringBack(unsent);
    setRestored(true);
    const timer = setTimeout(() => setRestored(false), RESTORED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [editor, post.id, post.revision, bringBack]);

  const tell = useRef(onState);
  tell.current = onState;
  useEffect(() => {
    tell.current?.({
      ...{ save: status.state, revision: status.revision, title },
      saveNow: () => autosave.saveNow(),
      jumpTo: (place) => editor && jumpTo(editor, place),
    });
  }, [status, title, autosave, editor]);

  // An address as …#at-3 leads to the fourth block.
  useEffect(() => {
    const place = /^#at-([\w.]+)$/.exec(window.location.hash)?.[1];
    if (editor && place) jumpTo(editor, place);
  }, [editor]);

  const dropLeftBehind = () => {
    dropUnsent(post.id);
    setLeftBehind(null);
  };
  return (
    <PicturesContext value={pictures}>
      <LinkedPostsContext value={linkedPosts}>
        <SendPictureContext value={send}>
          <h1 className="sr-only">{title || 'Untitled post'}</h1>
          <div lang={language} dir={directionOf(language)} className="mx-auto flex max-w-measure flex-col gap-3">
            <GrowingField
              label="Title"
              placeholder="Title"
              value={title}
              maxLength={300}
              onChange={(title) => write({ title })}
              onEnter={() => subtitleRow.current?.querySelector('textarea')?.focus()}
              className="font-display text-[clamp(2.375rem,7vw,3.5rem)] leading-[1.05] tracking-[-0.024em]"
            />
            <div ref={subtitleRow}>
              <GrowingField
                label="Subtitle"
                placeholder="Subtitle (optional)"
                value={subtitle}
                maxLength={500}
                onChange={(subtitle) => write({ subtitle })}
                onEnter={() => {
                  // At once: focus() of TipTap waits for a frame, in which the next key would be lost.
                  editor?.commands.setTextSelection(0);
                  editor?.view.focus();
                }}
                className="font-serif text-xl leading-snug text-muted sm:text-2xl"
              />
            </div>
          </div>
          <div className="sticky top-14 z-10 mx-auto my-4 flex max-w-[66rem] flex-col gap-2">
            <div className="rounded-card border border-line bg-paper">
              {editor ? (
                <Toolbar
                  editor={editor}
                  isLinking={isLinking}
                  onLink={() => setLinking(true)}
                  onPictures={(files) => put(files, editor.state.selection.to)}
                  onFind={() => setFinding(true)}
                />
              ) : (
                <div className="h-12" role="status" aria-label="Loading the editor" />
              )}
            </div>
            {editor && isFinding && <FindBar editor={editor} onClose={() => setFinding(false)} />}
            <SaveNotice
              status={status}
              leftBehind={leftBehind !== null}
              wasRestored={wasRestored}
              onCompare={() => setComparing(true)}
              onUseLeftBehind={() => {
                if (leftBehind) bringBack(leftBehind);
                setLeftBehind(null);
              }}
              onDropLeftBehind={dropLeftBehind}
            />
          </div>
          <div className="relative mx-auto max-w-measure">
            <EditorContent editor={editor} />
            {status.current && (
              <Conflict
                open={isComparing}
                language={language}
                mine={read}
                theirs={status.current}
                pictures={pictures}
                onClose={() => setComparing(false)}
                onKeepMine={() => autosave.saveOver()}
                onTakeTheirs={async () => {
                  const theirs = await autosave.giveWay();
                  if (theirs) show(theirs);
                  return theirs !== null;
                }}
              />
            )}
            {editor && (
              <SlashMenu
                editor={editor}
                onPictures={(files) => put(files, editor.state.selection.to)}
                onOpen={(what) => (what === 'file' ? fileChooser.current?.click() : setAsked(what))}
              />
            )}
            {editor && <BubbleMenu editor={editor} isHidden={isLinking} onLink={() => setLinking(true)} />}
            {editor && <BlockMenu editor={editor} />}
            {editor && <LinkBubble editor={editor} isLinking={isLinking} onDone={() => setLinking(false)} />}
          </div>
          {editor && <WordCount editor={editor} />}
          <input
            ref={fileChooser}
            type="file"
            hidden
            aria-label="Choose a file"
            onChange={({ target }) => {
              const { view } = editor ?? {};
              for (const file of target.files ?? [])
                if (view) putAttachment(view, { url: attachmentsUrl, file, at: view.state.selection.to });
              target.value = ''; // so that the same file can be chosen again
            }}
          />
          <AddressDialog
            open={asked === 'embed'}
            title="Embed a link"
            label="A video or song plays in its place (YouTube, Vimeo, Spotify, SoundCloud). Any other page becomes a card."
            confirm="Embed"
            onClose={() => setAsked(null)}
            onAddress={(address) => {
              setAsked(null);
              if (editor) putAddress(editor.view, address);
            }}
          />
          <AddressDialog
            open={asked === 'picture-link'}
            title="Picture from a link"
            label="The picture is fetched once and kept with yours, so it stays when the other site goes. Use only what you may."
            confirm="Add picture"
            onClose={() => setAsked(null)}
            onAddress={(address) => {
              setAsked(null);
              if (editor) putPictureOf(editor.view, editor.state.selection.to, address, taking);
            }}
          />
          <PostDialog
            open={asked === 'post'}
            url={linkedPostsUrl}
            without={post.id}
            onClose={() => setAsked(null)}
            onPost={(postId) => {
              setAsked(null);
              editor?.chain().focus().insertContent({ type: 'postCard', attrs: { postId } }).run();
            }}
          />
        </SendPictureContext>
      </LinkedPostsContext>
    </PicturesContext>
  );
}
