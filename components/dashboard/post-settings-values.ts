import type { Picture } from '@/lib/document/types';

export type PostSettingsValues = {
  /** "" while the address follows the title */
  slug: string;
  seoTitle: string;
  seoDescription: string;
  canonicalUrl: string;
  emailSubject: string;
  emailPreheader: string;
  socialPicture: { key: string; picture: Picture } | null;
  tags: string[];
  sectionId: string | null;
  authorIds: string[];
  isFeatured: boolean;
  commentRule: 'everyone' | 'subscribers' | 'paid' | 'nobody' | null;
};

/** What is sent of them: the picture goes by its key. */
export type PostSettingsSent = Partial<Omit<PostSettingsValues, 'socialPicture'> & { socialPictureKey: string | null }>;
export type PostSettingsField = keyof PostSettingsSent;
export type PostSettingsAnswer =
  | { ok: true; settings: PostSettingsValues; refused: Partial<Record<PostSettingsField, string>> }
  | { ok: false; message: string };
export type SavePostSettings = (input: { postId: string; changes: PostSettingsSent }) => Promise<PostSettingsAnswer>;
