import type { Pictures, PostDocument } from '@/lib/document/types';

export type SaveInput = { postId: string; revision: number; title: string; subtitle: string; document: unknown };
/** What stands on the server where someone else saved in between. */
export type SavedByOther = {
  revision: number;
  title: string;
  subtitle: string;
  document: PostDocument;
  pictures: Pictures;
  savedBy: string | null;
  updatedAt: Date;
};
/** What a save answers, as saveDraft() in lib/posts does; a server action fills it in for the signed-in writer. */
export type SaveAnswer =
  | { ok: true; revision: number; savedAt: Date }
  | { ok: false; problem: 'stale'; current: SavedByOther }
  | { ok: false; problem: string };

/** saved: all is on the server. unsaved: typed, not sent yet. offline: sending failed and is tried again. signed-out: the same, until
 *  somebody is signed in.
 *  stale: someone else saved in between. refused: the server will not take it as it is. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed-out' | 'stale' | 'refused';

export type EditorState = {
  save: SaveState;
  /** The last revision the server took. */
  revision: number;
  title: string;
  /** Sends what is not saved yet; the revision when all is saved, null when it could not be. Call it before publishing. */
  saveNow: () => Promise<number | null>;
  /** Leads to a place of the post, as a check before publishing names it. */
  jumpTo: (place: string) => void;
};

export type PostEditorProps = {
  post: { id: string; title: string; subtitle: string; document: PostDocument; revision: number };
  /** What it is written in (BCP 47): the publication's */
  language: string;
  /** The pictures the document shows. */
  pictures: Pictures;
  saveAction: (input: SaveInput) => Promise<SaveAnswer>;
  /** Takes a POST whose body is the picture, its name in the header x-file-name; answers { key, picture } or { problem }. */
  uploadUrl?: string;
  /** Takes a POST whose body is a file, as uploadUrl does; answers { attachment } or { problem }. */
  attachmentsUrl?: string;
  /** Takes a POST of { url }; answers { embed, pictures }, { postId } or { problem }. */
  linksUrl?: string;
  /** Takes ?search= or ?id= for the publication's other posts. */
  linkedPostsUrl?: string;
  /** A preview beside it follows what is saved, so it is saved sooner. */
  isFollowed?: boolean;
  /** Told whenever the state of saving changes: for the Publish button beside the editor. */
  onState?: (state: EditorState) => void;
};
