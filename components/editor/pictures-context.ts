'use client';

import { createContext } from 'react';
import type { Pictures } from '@/lib/document/types';

/** The pictures that the editor can show: those the post came with, and what was uploaded since. */
export const PicturesContext = createContext<Pictures>({});
