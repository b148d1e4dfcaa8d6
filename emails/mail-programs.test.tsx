import { readdirSync, readFileSync } from 'node:fs';
import { render } from '@react-email/render';
import { caniemail } from 'caniemail';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import { formulas } from '@/lib/document/formulas';
import { readDocument } from '@/lib/document/parse-document';
import { paragraph, pictures, SAID, SAMPLES, text } from '@/lib/document/sample-nodes';
import { AlreadySubscribedEmail } from './already-subscribed';
import { ChangeAddressEmail } from './change-address';
import { CommentsEmail } from './comments';
import { ConfirmEmail } from './confirm';
import { DomainLostEmail } from './domain-lost';
import { EraseEmail } from './erase';
import { GiftEmail } from './gift';
import { GroupInvitationEmail } from './group-invitation';
import { InviteEmail } from './invite';
import { IssueEmail } from './issue';
import { IssueStoppedEmail } from './issue-stopped';
import { PaymentFailedEmail } from './payment-failed';
import { PostHeldEmail } from './post-held';
import { ReceiptEmail } from './receipt';
import { ReplyEmail } from './reply';
import { SignInEmail } from './sign-in';
import { SiteDomainLostEmail } from './site-domain-lost';
import { TrialEndingEmail } from './trial-ending';
import { WelcomeEmail } from './welcome';

const CLIENTS = ['gmail.*', 'apple-mail.*', 'outlook.*', 'yahoo.*'] as const;

const marks = ['bold', 'italic', 'strike', 'underline', 'code', 'highlight', 'subscript', 'superscript'].map((type) => ({
  type: 'text',
  text: type,
  marks: [{ type }],
}));
const link = (href: string) => ({ type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href } }] });
/** Everything that a post can hold. */
const EVERYTHING = readDocument({
  type: 'doc',
  content: [
    paragraph(...marks, link('https://a.example/'), link('mailto:a@b.example')),
    ...[1, 2, 3, 4].map((level) => ({ type: 'heading', attrs: { level }, content: [text(SAID)] })),
    ...Object.values(SAMPLES),
  ],
});
const sender = { name: 'Letters', homeUrl: 'https://letters.example/', accent: '#336699', language: 'en' };
const url = 'https://letters.example/a';
const publication = { ...sender, siteUrl: 'https://letters.example', postalAddress: '1 Main Street' };
const post = {
  ...{ title: 'It begins', subtitle: 'Below', authorName: 'Ana', date: '24 November 2026', url, document: EVERYTHING },
  pictures,
  formulas: Object.fromEntries(formulas(EVERYTHING).map(({ key }) => [key, { width: 60, height: 20 }])),
};

const TEMPLATES: Record<string, ReactElement> = {
  issue: <IssueEmail publication={publication} post={post} preheader="Soon" unsubscribeUrl={url} shortened />,
  comments: (
    <CommentsEmail
      sender={sender}
      about="answers"
      postTitle="It begins"
      comments={[{ name: 'Rea', text: 'So it does.\nAnd how', url, isWaiting: true }]}
      more={3}
      offUrl={url}
    />
  ),
  confirm: <ConfirmEmail sender={sender} confirmUrl={url} days={7} />,
  welcome: <WelcomeEmail sender={sender} welcomeText={'Hello\n\nyou'} postalAddress="1 Main Street" unsubscribeUrl={url} />,
  'sign-in': <SignInEmail sender={sender} signInUrl={url} code="012345" minutes={15} />,
  'change-address': (
    <ChangeAddressEmail sender={sender} confirmUrl={url} side="old" from="a@a.example" to="b@b.example" hours={24} />
  ),
  erase: <EraseEmail sender={sender} eraseUrl={url} hours={1} />,
  'already-subscribed': <AlreadySubscribedEmail sender={sender} unsubscribeUrl={url} />,
  reply: (
    <ReplyEmail sender={sender} postTitle="It begins" fromName="Rea" fromEmail="rea@example.net" text="Thanks" attachments={1} />
  ),
  'issue-stopped': (
    <IssueStoppedEmail sender={sender} issueUrl={url} postTitle="It begins" what="60 came back." reason="bounces" />
  ),
  receipt: (
    <ReceiptEmail
      {...{ sender, amount: '€5', what: 'Supporter, monthly', date: '24 November 2026', accountUrl: url }}
      {...{ invoiceUrl: url, giftUrl: url }}
    />
  ),
  'payment-failed': <PaymentFailedEmail sender={sender} amount="€5" until="30 November 2026" payUrl={url} />,
  'trial-ending': <TrialEndingEmail sender={sender} amount="€5" date="30 November 2026" accountUrl={url} />,
  gift: <GiftEmail sender={sender} recipientName="Rea" message="For you" howLong="12 months" redeemUrl={url} />,
  'group-invitation': <GroupInvitationEmail sender={sender} from="ana@a.example" acceptUrl={url} />,
  invite: <InviteEmail {...{ sender, inviteUrl: url, inviter: 'Ana', role: 'editor', days: 7 }} />,
  'domain-lost': <DomainLostEmail sender={sender} domain="a.example" fallback="post@b.example" settingsUrl={url} />,
  'site-domain-lost': <SiteDomainLostEmail sender={sender} domain="a.example" fallback="b.example" settingsUrl={url} />,
  'post-held': <PostHeldEmail sender={sender} postTitle="It begins" reason="It had no text." postUrl={url} />,
};

/** What one of the programs does not know, and why the mail is as good without it. */
const ALLOWED: Record<string, string> = {
  '<style> element': 'Gmail on the mobile web drops it; it holds only the dark colours and the narrower frame of a phone.',
  '@media': 'Only the dark colours and the narrower frame of a phone stand in it.',
  'Class selector': 'Only in the style sheet: what must hold stands in style attributes.',
  'Type selector': 'Only in the style sheet, as above.',
  'Descendant combinator': 'Only in the style sheet, as above.',
  'Child combinator': 'Only in the style sheet, as above.',
  'Attribute selector': 'Only [data-ogsc], which Outlook’s own dark mode sets.',
  'color-scheme CSS property': 'Says that there are dark colours; without it a program turns the light ones by itself.',
  'color-scheme meta tag': 'As the CSS property.',
  '<body> element': 'Made a <div> by some: a table cell inside carries the ground’s colour as well.',
  'display:none': 'The preheader. Gmail on the mobile web shows it as a first line of text, which it is.',
  opacity: 'The preheader is hidden by display:none before.',
  overflow: 'The preheader is hidden by display:none before.',
  'max-height property': 'The preheader is hidden by display:none before.',
  'height property': 'Yahoo makes it min-height. A picture’s is auto; the coloured line under the name has its own.',
  'border-radius': 'Outlook on Windows shows square corners.',
  'text-decoration-line': 'React Email’s own on links, which have text-decoration beside it.',
  'target attribute': 'React Email’s own on links: a program opens them in its own way.',
  'role attribute': 'For screen readers, on tables that only lay out; where it is dropped, they count rows aloud.',
  'white-space': 'Lines that are too long for a code block: Outlook’s <pre> keeps the spaces and does not wrap them.',
  'word-break': 'The same: a long word of a code block is not broken.',
  'system-ui, ui-serif, ui-sans-serif, ui-rounded, ui-monospace': 'The first of several names of a font.',
};

/** The features of a mail that at least one of the programs does not know at all, by caniemail's names. */
function unsupported(html: string): string[] {
  // caniemail looks into no @media: its rules are shown to it as if they stood outside.
  const unfolded = html.replace(/@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g, '$1');
  const found = [html, unfolded].flatMap((each) => [...caniemail({ clients: [...CLIENTS], html: each }).issues.errors.values()]);
  return [...new Set(found.flat().map(({ title }) => title))].sort();
}

test('every template is looked at', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.tsx$/.test(name));
  const templates = files.filter((name) =>
    /export function \w+Email\b/.test(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')),
  );
  expect(Object.keys(TEMPLATES).sort()).toEqual(templates.map((name) => name.replace('.tsx', '')).sort());
});

test.each(Object.entries(TEMPLATES))(
  '%s uses only what Gmail, Apple Mail, Outlook and Yahoo know, or what it can be without',
  async (_, template) => {
    expect(unsupported(await render(template)).filter((title) => !(title in ALLOWED))).toEqual([]);
  },
);

test('what is allowed is still used somewhere', async () => {
  const used = await Promise.all(Object.values(TEMPLATES).map(async (template) => unsupported(await render(template))));
  expect(Object.keys(ALLOWED).filter((title) => !used.flat().includes(title))).toEqual([]);
});

test('the check sees what a program does not know, inside a @media too', () => {
  expect(unsupported('<p style="display:grid">x</p>')).toContain('display:grid');
  expect(unsupported('<style>@media (max-width:9px){p{position:fixed}}</style><p>x</p>')).toContain('position');
});
