import { expect, test } from 'vitest';
import { readTransportUrl } from './open-transport';

test('a URL names its provider, or mail servers', () => {
  for (const url of [
    'mailgun://key-1@api.mailgun.net/v3/letters.example',
    'ses://AKIA1:se%2Fcret@email.eu-west-1.amazonaws.com',
    'postmark://token@api.postmarkapp.com?stream=letters',
    'sendgrid://SG.x@api.eu.sendgrid.com',
    'resend://re_1@api.resend.com',
    'mailgun+http://key@127.0.0.1:4801/v3/letters.example',
  ])
    expect(readTransportUrl(url)).toMatchObject({ kind: 'provider', name: /^[a-z]+/.exec(url)![0] });
  expect(readTransportUrl('smtps://user:secret@mail.example:465')).toMatchObject({ kind: 'smtp' });
});

test('what is missing or unsafe is said', () => {
  for (const [url, words] of [
    ['letters', 'not a URL'],
    ['pigeon://key@loft.example', 'begins with'],
    ['constructor://key@loft.example', 'begins with'],
    ['postmark://api.postmarkapp.com', 'key'],
    ['ses://key@email.eu-west-1.amazonaws.com', 'secretAccessKey'],
    ['mailgun://key@api.mailgun.net', 'domain'],
    ['resend+http://key@api.resend.com', 'this machine'],
    ['resend://key@api.resend.com?timeout=soon', 'seconds'],
  ] as const) {
    const read = readTransportUrl(url);
    expect(read.kind === 'wrong' && read.problem).toContain(words);
  }
});
