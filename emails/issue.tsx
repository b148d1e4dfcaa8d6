import { Container, Head, Html, Preview } from '@react-email/components';
import type { ReactNode } from 'react';
import { DocumentMail } from '@/lib/document/document-mail';
import { MAIL_COLOURS, MAIL_STYLE_SHEET, SANS, SERIF } from '@/lib/document/mail-style';
import type { Formulas, LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { textOn } from '@/lib/format/contrast';
import { directionOf } from '@/lib/format/direction';
import { leans } from '@/lib/format/leans';
import { wordsFor } from '@/lib/words/words-for';
import { behindWords } from './behind-words';
import { byline } from './byline';
import { MailBody } from './mail-body';

export type IssueProps = {
  publication: {
    name: string;
    /** Its address without a slash at its end. */
    siteUrl: string;
    /** #rrggbb */
    accent: string;
    /** BCP 47 */
    language: string;
    postalAddress: string;
  };
  post: {
    title: string;
    subtitle: string;
    authorName: string | null;
    /** As it is shown: "24 November 2026". */
    date: string;
    url: string;
    document: PostDocument;
    pictures: Pictures;
    posts?: LinkedPosts;
    formulas?: Formulas;
  };
  /** What an inbox shows after the subject. */
  preheader: string;
  /** A placeholder that the mailer fills for each reader. */
  unsubscribeUrl: string;
  /** Another: where the reader votes in the post's polls. */
  voteUrl?: string;
  /** The document was cut, because a mail has less room than a page: the rest is on the web. */
  shortened?: boolean;
  /** Where a tip is left; null where none is asked for. */
  tipUrl?: string | null;
  /** What this reader did not get of the post, and where to pay for it. The document was cut before. */
  behind?: { words: number; upgradeUrl: string } | null;
};

const { light } = MAIL_COLOURS;
const small = { color: light.muted, fontFamily: SANS, fontSize: '14px', lineHeight: '22px' };

function BigButton({ href, accent, children }: { href: string; accent: string; children: ReactNode }) {
  return (
    <a
      href={href}
      style={{
        display: 'inline-block',
        padding: '13px 26px',
        borderRadius: '7px',
        backgroundColor: accent,
        color: textOn(accent),
        fontFamily: SANS,
        fontSize: '16px',
        fontWeight: 600,
        textDecoration: 'none',
      }}
    >
      {children}
    </a>
  );
}

function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="c-muted" style={{ color: light.muted, textDecoration: 'underline' }}>
      {children}
    </a>
  );
}

/** An issue as its readers get it: the post as on its page, and at the foot who sends it and the way out. */
export function IssueEmail({
  publication,
  post,
  preheader,
  unsubscribeUrl,
  voteUrl,
  shortened = false,
  tipUrl = null,
  behind = null,
}: IssueProps) {
  const { name, siteUrl, accent, language, postalAddress } = publication;
  const t = wordsFor(language);
  return (
    <Html lang={language} dir={directionOf(language)}>
      <Head>
        <title>{post.title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{MAIL_STYLE_SHEET}</style>
      </Head>
      <Preview>{preheader}</Preview>
      <MailBody className="c-paper" colour={light.paper}>
        <Container className="c-page" style={{ maxWidth: '640px', width: '100%', padding: '28px 20px 48px' }}>
          <p className="c-muted" style={{ ...small, margin: '0 0 36px' }}>
            <a
              href={`${siteUrl}/`}
              className="c-ink"
              style={{ color: light.ink, fontFamily: SERIF, fontSize: '18px', fontWeight: 600, textDecoration: 'none' }}
            >
              {name}
            </a>
            {'\u00a0\u00a0 '}
            <QuietLink href={post.url}>{t('mail.readOnTheWeb')}</QuietLink>
          </p>
          <h1
            className={`c-ink ${leans(language) ? 'c-title' : 'c-tall'}`}
            style={{
              margin: '0 0 10px',
              color: light.ink,
              fontFamily: SERIF,
              fontSize: '38px',
              // Arabic needs room above and below its lines, and letters that join or stand in squares none taken from between.
              ...(leans(language) ? { lineHeight: '44px', letterSpacing: '-0.01em' } : { lineHeight: '52px' }),
              fontWeight: 600,
            }}
          >
            <a href={post.url} className="c-ink" style={{ color: light.ink, textDecoration: 'none' }}>
              {post.title}
            </a>
          </h1>
          {post.subtitle && (
            <p
              className="c-muted"
              style={{ ...small, margin: '0 0 14px', fontFamily: SERIF, fontSize: '21px', lineHeight: '29px' }}
            >
              {post.subtitle}
            </p>
          )}
          <p className="c-muted" style={{ ...small, margin: '0 0 32px' }}>
            {byline(post, language)}
          </p>
          <DocumentMail
            document={post.document}
            pictures={post.pictures}
            posts={post.posts}
            formulas={post.formulas}
            siteUrl={siteUrl}
            accent={accent}
            voteUrl={voteUrl}
            words={t}
            language={language}
          />
          {shortened && (
            <p style={{ margin: '36px 0', textAlign: 'center' }}>
              <BigButton href={post.url} accent={accent}>
                {t('mail.readRest')}
              </BigButton>
            </p>
          )}
          {behind && (
            <>
              <p
                className="c-ink"
                style={{
                  margin: '40px 0 18px',
                  color: light.ink,
                  fontFamily: SERIF,
                  fontSize: '20px',
                  lineHeight: '29px',
                  textAlign: 'center',
                }}
              >
                {behindWords(behind.words, t)}
              </p>
              <p style={{ margin: '0 0 40px', textAlign: 'center' }}>
                <BigButton href={behind.upgradeUrl} accent={accent}>
                  {t('paywall.upgradeRest')}
                </BigButton>
              </p>
            </>
          )}
          {tipUrl && (
            <p className="c-muted" style={{ ...small, margin: '40px 0 0', fontSize: '15px', lineHeight: '23px' }}>
              {t('tip.ask')} <QuietLink href={tipUrl}>{t('tip.leave', { publication: name })}</QuietLink>
            </p>
          )}
          <div className="c-line" style={{ margin: '48px 0 20px', borderTop: `1px solid ${light.line}` }} />
          <p className="c-muted" style={{ ...small, margin: 0, fontSize: '13px', lineHeight: '20px' }}>
            {t('mail.why', { publication: name })} <QuietLink href={unsubscribeUrl}>{t('mail.unsubscribe')}</QuietLink>
          </p>
          <p className="c-muted" style={{ ...small, margin: '8px 0 0', fontSize: '13px', lineHeight: '20px' }}>
            {name}
            {postalAddress && `, ${postalAddress.split(/\s*\n\s*/).join(', ')}`}
          </p>
        </Container>
      </MailBody>
    </Html>
  );
}
