'use client';

import { createContext } from 'react';
import type { Pictures } from '@/lib/document/types';
import type { SentPicture } from './send-picture';

/** The pictures that the editor can show: those the post came with, and what was uploaded since. */
export const PicturesContext = createContext<Pictures>({});

/** Uploads a picture, after which PicturesContext has it; tells how far it is, from 0 to 1. */
export const SendPictureContext = createContext<(file: File, onProgress: (share: number) => void) => Promise<SentPicture>>(
  async () => ({ ok: false, message: 'Pictures can’t be added here.' }),
);
