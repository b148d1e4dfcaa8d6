import type { SmtpReply } from '@/lib/mailer/smtp-reply';

const WINDOW = 500;
const SHARE = 0.05;
const ENOUGH = 3;

/** Tells a fault of ours from one receiver's opinion, per issue: an answer at MAIL or AUTH is about us; one about a recipient or a
 *  message is, when more than a twentieth of the last 500 got it, and three at least where some were accepted. */
export class FaultWatch {
  private readonly recent = new Map<string, boolean[]>();

  /** Notes a reply. @returns true when the issue should pause */
  note(issueId: string, { outcome, stage }: SmtpReply): boolean {
    if (outcome === 'connection' || outcome === 'indeterminate') return false;
    const fault = outcome === 'sender-fault';
    const window = this.recent.get(issueId) ?? [];
    this.recent.set(issueId, window);
    window.push(fault);
    if (window.length > WINDOW) window.shift();
    if (!fault) return false;
    if (stage === 'mail' || stage === 'auth') return true;
    const faults = window.filter(Boolean).length;
    return faults > window.length * SHARE && (faults >= ENOUGH || faults === window.length);
  }

  forget(issueId: string) {
    this.recent.delete(issueId);
  }
}
