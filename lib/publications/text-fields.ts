import { z } from 'zod';

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CONTROL_IN_LINES = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u;

/** One line that ends up in a header or a title: no line breaks, nothing invisible. */
export const line = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().max(max, `Keep it under ${max} characters.`))
    .refine((text) => !CONTROL.test(text), 'Use one line of plain text.');
/** Several lines of plain text. */
export const lines = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, `Keep it under ${max} characters.`))
    .refine((text) => !CONTROL_IN_LINES.test(text), 'Use plain text.');
