import { render } from '@react-email/render';
import type { ReactElement } from 'react';
import { AlreadySubscribedEmail, alreadySubscribedSubject, alreadySubscribedText } from '@/emails/already-subscribed';
import { ChangeAddressEmail, changeAddressSubject, changeAddressText } from '@/emails/change-address';
import { CommentsEmail, commentsSubject, commentsText } from '@/emails/comments';
import { ConfirmEmail, confirmSubject, confirmText } from '@/emails/confirm';
import { DomainLostEmail, domainLostSubject, domainLostText } from '@/emails/domain-lost';
import { EraseEmail, eraseSubject, eraseText } from '@/emails/erase';
import { GiftEmail, giftSubject, giftText } from '@/emails/gift';
import { GroupInvitationEmail, groupInvitationSubject, groupInvitationText } from '@/emails/group-invitation';
import { InviteEmail, inviteSubject, inviteText } from '@/emails/invite';
import { IssueStoppedEmail, issueStoppedSubject, issueStoppedText } from '@/emails/issue-stopped';
import { PaymentFailedEmail, paymentFailedSubject, paymentFailedText } from '@/emails/payment-failed';
import { PostHeldEmail, postHeldSubject, postHeldText } from '@/emails/post-held';
import { ReceiptEmail, receiptSubject, receiptText } from '@/emails/receipt';
import { ReplyEmail, replySubject, replyText } from '@/emails/reply';
import { SignInEmail, signInSubject, signInText } from '@/emails/sign-in';
import { SiteDomainLostEmail, siteDomainLostSubject, siteDomainLostText } from '@/emails/site-domain-lost';
import { TrialEndingEmail, trialEndingSubject, trialEndingText } from '@/emails/trial-ending';
import { WelcomeEmail, welcomeSubject, welcomeText } from '@/emails/welcome';
import type { Publication } from '@/lib/db/types';
import { NOTICE_PROPS } from './notice-props';

export type NoticeMessage = {
  subject: string;
  html: string;
  text: string;
  /** Where an answer goes, when not to the publication */
  replyTo?: string;
  /** Where one click ends mail of its kind (RFC 8058), for what nobody has to get */
  oneClickUrl?: string;
};
type Look = Pick<Publication, 'name' | 'accent' | 'language' | 'welcomeText' | 'postalAddress'>;
type Drawn = Omit<NoticeMessage, 'html'> & { element: ReactElement };

const sender = ({ name, accent, language }: Look, homeUrl: string) => ({ name, accent, language, homeUrl });
/** The team's mail speaks English, as the dashboard does. */
const toTeam = ({ name, accent }: Look, homeUrl: string) => ({ name, accent, language: 'en', homeUrl });

/** Each kind's subject, markup and text. The props are parsed: they come from a sealed row. */
const DRAW: Record<string, (look: Look, sealed: unknown) => Drawn> = {
  confirm(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.confirm.parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: confirmSubject(props), element: <ConfirmEmail {...props} />, text: confirmText(props) };
  },
  welcome(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.welcome.parse(sealed);
    const { welcomeText: words, postalAddress } = look;
    const props = { ...rest, welcomeText: words, postalAddress, sender: sender(look, homeUrl) };
    return { subject: welcomeSubject(props), element: <WelcomeEmail {...props} />, text: welcomeText(props) };
  },
  'already-subscribed'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['already-subscribed'].parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return {
      subject: alreadySubscribedSubject(props),
      element: <AlreadySubscribedEmail {...props} />,
      text: alreadySubscribedText(props),
    };
  },
  reply(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.reply.parse(sealed);
    const props = { ...rest, sender: toTeam(look, homeUrl) };
    return { subject: replySubject(props), element: <ReplyEmail {...props} />, text: replyText(props), replyTo: rest.fromEmail };
  },
  'issue-stopped'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['issue-stopped'].parse(sealed);
    const props = { ...rest, sender: toTeam(look, homeUrl) };
    return { subject: issueStoppedSubject(props), element: <IssueStoppedEmail {...props} />, text: issueStoppedText(props) };
  },
  gift(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.gift.parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: giftSubject(props), element: <GiftEmail {...props} />, text: giftText(props) };
  },
  'group-invitation'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['group-invitation'].parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return {
      subject: groupInvitationSubject(props),
      element: <GroupInvitationEmail {...props} />,
      text: groupInvitationText(props),
    };
  },
  'payment-failed'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['payment-failed'].parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: paymentFailedSubject(props), element: <PaymentFailedEmail {...props} />, text: paymentFailedText(props) };
  },
  receipt(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.receipt.parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: receiptSubject(props), element: <ReceiptEmail {...props} />, text: receiptText(props) };
  },
  'trial-ending'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['trial-ending'].parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: trialEndingSubject(props), element: <TrialEndingEmail {...props} />, text: trialEndingText(props) };
  },
  'domain-lost'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['domain-lost'].parse(sealed);
    const props = { ...rest, sender: toTeam(look, homeUrl) };
    return { subject: domainLostSubject(props), element: <DomainLostEmail {...props} />, text: domainLostText(props) };
  },
  'site-domain-lost'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['site-domain-lost'].parse(sealed);
    const props = { ...rest, sender: toTeam(look, homeUrl) };
    return {
      subject: siteDomainLostSubject(props),
      element: <SiteDomainLostEmail {...props} />,
      text: siteDomainLostText(props),
    };
  },
  'post-held'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['post-held'].parse(sealed);
    const props = { ...rest, sender: toTeam(look, homeUrl) };
    return { subject: postHeldSubject(props), element: <PostHeldEmail {...props} />, text: postHeldText(props) };
  },
  invite(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.invite.parse(sealed);
    const props = { ...rest, sender: toTeam(look, homeUrl) };
    return { subject: inviteSubject(props), element: <InviteEmail {...props} />, text: inviteText(props) };
  },
  'change-address'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['change-address'].parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: changeAddressSubject(props), element: <ChangeAddressEmail {...props} />, text: changeAddressText(props) };
  },
  erase(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS.erase.parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: eraseSubject(props), element: <EraseEmail {...props} />, text: eraseText(props) };
  },
  comments(look, sealed) {
    const { homeUrl, oneClickUrl, ...rest } = NOTICE_PROPS.comments.parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: commentsSubject(props), element: <CommentsEmail {...props} />, text: commentsText(props), oneClickUrl };
  },
  'sign-in'(look, sealed) {
    const { homeUrl, ...rest } = NOTICE_PROPS['sign-in'].parse(sealed);
    const props = { ...rest, sender: sender(look, homeUrl) };
    return { subject: signInSubject(props), element: <SignInEmail {...props} />, text: signInText(props) };
  },
};

/** A notice's message as its publication looks now. @throws for a kind or props it does not know. */
export async function renderNotice(publication: Look, kind: string, props: unknown): Promise<NoticeMessage> {
  const draw = DRAW[kind];
  if (!draw) throw new Error(`There is no notice of the kind ${kind}.`);
  const { element, ...drawn } = draw(publication, props);
  return { ...drawn, html: await render(element) };
}
