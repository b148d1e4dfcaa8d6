/** "m…@example.com": enough for its owner to know it, too little for who was forwarded the mail. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}
