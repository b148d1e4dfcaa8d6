import { Container, Head, Hr, Html, Link, Preview, Section, Text } from '@react-email/components';
import type { CSSProperties, ReactNode } from 'react';
import { directionOf } from '@/lib/format/direction';
import { MailBody } from './mail-body';

/** What of a publication every message shows. */
export type Sender = {
  name: string;
  homeUrl: string;
  /** #rrggbb */
  accent: string;
  /** BCP 47 */
  language: string;
};

const SERIF = "Newsreader, Georgia, 'Times New Roman', serif";
export const SANS = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
export const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, monospace";

// The tokens of app/globals.css by day, inline, since mail knows no custom properties. By night the classes win.
export const COLOURS = { paper: '#fdfcf9', sunk: '#f4f1ea', ink: '#1f1b16', muted: '#6a6258', line: '#e4ded2' };
const NIGHT = { paper: '#171512', sunk: '#241f1a', ink: '#ece7de', muted: '#a59c8f', line: '#38332c' };

// React Email's Body draws its background a second time, on a cell of its own. Outlook's dark mode sets data-ogsc in
// place of the media query.
const nightRules = (scope: string) => `
${scope} .paper, ${scope} .paper > table > tbody > tr > td { background-color: ${NIGHT.paper} !important; }
${scope} .sunk { background-color: ${NIGHT.sunk} !important; border-color: ${NIGHT.line} !important; }
${scope} .ink, ${scope} .ink a { color: ${NIGHT.ink} !important; }
${scope} .muted, ${scope} .muted a { color: ${NIGHT.muted} !important; }
${scope} .line { border-color: ${NIGHT.line} !important; }`;
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {${nightRules('')}
}${nightRules('[data-ogsc]')}
@media (max-width: 480px) { .frame { padding-left: 20px !important; padding-right: 20px !important; } }`;

const text: CSSProperties = { fontFamily: SANS, fontSize: '16px', lineHeight: '26px', color: COLOURS.ink };

/** The frame of every message: the publication's name on top, and at the foot who sends it and why.
 *  @param preheader what an inbox shows after the subject. @param why one sentence: why this came to this person. */
export function Layout({
  sender,
  title,
  preheader,
  why,
  children,
}: {
  sender: Sender;
  title: string;
  preheader: string;
  why: ReactNode;
  children: ReactNode;
}) {
  return (
    <Html lang={sender.language} dir={directionOf(sender.language)}>
      <Head>
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{STYLE}</style>
      </Head>
      <Preview>{preheader}</Preview>
      <MailBody className="paper" colour={COLOURS.paper}>
        <Container className="frame" style={{ maxWidth: '560px', padding: '40px 32px 48px' }}>
          <Section>
            <Text style={{ margin: 0, fontFamily: SERIF, fontSize: '19px', lineHeight: '26px' }}>
              <Link className="ink" href={sender.homeUrl} style={{ color: COLOURS.ink, fontWeight: 600, textDecoration: 'none' }}>
                {sender.name}
              </Link>
            </Text>
            <div style={{ width: '40px', height: '3px', marginTop: '10px', backgroundColor: sender.accent, fontSize: 0 }}> </div>
          </Section>
          {children}
          <Hr className="line" style={{ margin: '40px 0 20px', borderColor: COLOURS.line }} />
          <Text className="muted" style={{ ...text, margin: 0, fontSize: '13px', lineHeight: '20px', color: COLOURS.muted }}>
            {why}
          </Text>
        </Container>
      </MailBody>
    </Html>
  );
}

export function Title({ children }: { children: ReactNode }) {
  return (
    <h1
      className="ink"
      style={{
        margin: '32px 0 12px',
        fontFamily: SERIF,
        fontSize: '30px',
        lineHeight: '38px',
        fontWeight: 500,
        color: COLOURS.ink,
      }}
    >
      {children}
    </h1>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ ...text, margin: '0 0 16px' }}>
      {children}
    </Text>
  );
}

/** Said more quietly than a paragraph. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <Text className="muted" style={{ ...text, margin: '16px 0 0', fontSize: '14px', lineHeight: '22px', color: COLOURS.muted }}>
      {children}
    </Text>
  );
}

/** A link in the colour of the words around it, which a line marks. */
export const PlainLink = (props: { href: string; className?: string; children: ReactNode }) => (
  <Link {...props} style={{ color: 'inherit', textDecoration: 'underline' }} />
);
