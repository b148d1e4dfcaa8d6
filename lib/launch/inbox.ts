import { MailDev } from 'maildev';

// The local inbox: an SMTP server on the loopback that keeps every mail and shows it on a page. It relays nothing.
const maildev = new MailDev({
  smtp: Number(process.env.INBOX_SMTP_PORT),
  ip: '127.0.0.1',
  web: Number(process.env.INBOX_WEB_PORT),
  webIp: '127.0.0.1',
  mailDirectory: process.env.INBOX_DIR,
  maxEmails: 5_000,
  silent: true,
});

const stop = async () => {
  await maildev.stop();
  process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
await maildev.start();
