import { z } from 'zod';
import { parseEmail } from '@/lib/format/email';
import { line, lines } from './text-fields';

const works = (use: () => unknown) => {
  try {
    use();
    return true;
  } catch {
    return false;
  }
};

export const publicationName = line(80).refine((text) => text.length > 0, 'Give your publication a name.');
export const writerName = line(80).refine((text) => text.length > 0, 'Tell readers who writes.');
export const emailField = z
  .string()
  .transform((text) => parseEmail(text))
  .refine((email) => email !== null, 'That does not look like an email address.')
  .transform((email) => email ?? '');

/** What a writer may change about a publication; every field may be left out. Messages are meant for the form. */
export const PublicationSettings = z
  .strictObject({
    name: publicationName,
    description: line(280),
    language: line(35).refine((tag) => works(() => new Intl.Locale(tag)), 'Choose a language.'),
    timeZone: line(64).refine((zone) => works(() => new Intl.DateTimeFormat('en', { timeZone: zone })), 'Choose a time zone.'),
    postalAddress: lines(300),
    senderName: line(80),
    replyTo: z.preprocess((value) => (value === '' ? null : value), emailField.nullable()),
    welcomeText: lines(4000),
    llmsTxt: z.enum(['no', 'yes']).transform((value) => value === 'yes'),
  })
  .partial();
export type PublicationSettings = z.infer<typeof PublicationSettings>;
