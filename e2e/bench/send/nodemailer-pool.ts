// Nodemailer as its documentation shows it: a pool and DKIM. Prints one line of JSON.
// node --import tsx e2e/bench/send/nodemailer-pool.ts PORT MESSAGES CONNECTIONS KEY_FILE HTML_FILE
import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';

const [port = '', messages = '', connections = '', keyFile = '', htmlFile = ''] = process.argv.slice(2);
const html = readFileSync(htmlFile, 'utf8');
const transport = nodemailer.createTransport({
  pool: true,
  host: '127.0.0.1',
  port: Number(port),
  secure: false,
  ignoreTLS: true,
  maxConnections: Number(connections),
  maxMessages: Number.POSITIVE_INFINITY,
  dkim: { domainName: 'letters.test', keySelector: 'a', privateKey: readFileSync(keyFile, 'utf8') },
});
const began = process.cpuUsage();
const start = performance.now();
let next = 0;
// As many as keep the pool busy are handed over at once: handing over all would hold them all in memory.
await Promise.all(
  Array.from({ length: Number(connections) * 4 }, async () => {
    while (next < Number(messages)) {
      const n = next++;
      const unsubscribe = `https://letters.test/unsubscribe/${n}`;
      await transport.sendMail({
        from: '"Letters" <ana@letters.test>',
        to: `reader${n}@example.com`,
        subject: 'A letter of about forty kilobytes',
        text: `A letter\n\n${unsubscribe}\n`,
        html: html.replace('%unsubscribe%', unsubscribe),
        list: { unsubscribe: { url: unsubscribe, comment: '' } },
      });
    }
  }),
);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(began);
transport.close();
console.log(
  JSON.stringify({
    seconds,
    cpuMilliseconds: (user + system) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
