import pg from 'pg';
import { bold, faint, say } from './terminal';

type Addresses = {
  site: string;
  databaseUrl: string;
  setupToken?: string;
  inboxUrl?: string;
  stripeUrl?: string;
  logsDir: string;
};

/** Where everything is; before the first publication stands, also the link that sets it up. */
export async function printAddresses({ site, databaseUrl, setupToken, inboxUrl, stripeUrl, logsDir }: Addresses) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rowCount } = await client.query('select 1 from publication limit 1');
  await client.end();
  say('');
  if (!rowCount && setupToken) say(`Set up     ${bold(`${site}/setup?token=${setupToken}`)}`);
  say(`Site       ${bold(site)}`);
  say(`Dashboard  ${bold(`${site}/dashboard`)}`);
  if (inboxUrl) say(`Inbox      ${bold(inboxUrl)}  ${faint('(shows every mail; none leaves this machine)')}`);
  else say('Mail       goes out through SMTP_URL');
  if (stripeUrl) say(`Payments   ${bold(stripeUrl)}  ${faint('(test money; no card is charged)')}`);
  say('');
  say(faint(`Ctrl-C stops everything. Logs: ${logsDir}`));
}
