/** About `bytes` of HTML as an issue has it: paragraphs with inline styles and links. `%unsubscribe%` stands at its end. */
export function letterHtml(bytes: number): string {
  const paragraph = (n: number) =>
    `<p style="margin:0 0 16px;font-size:18px;line-height:28px;color:#1d1b18">Paragraph ${n}. On the morning of the ${n}th the harbour lay quiet, and those who had come early walked along the <a href="https://letters.test/p/harbour-${n}" style="color:#b3401f">old quay</a> until the first boats were in.</p>\n`;
  let body = '';
  for (let n = 1; body.length < bytes; n++) body += paragraph(n);
  return `<!doctype html><html lang="en"><body>${body}<p><a href="%unsubscribe%">Unsubscribe</a></p></body></html>`;
}
