import type { TokenFormat } from '../../src/tokens/token-format.js';
import { base64, jwt, SAMPLES } from './samples.js';
import type { Sample } from './samples.js';

/** The shortest value of a format, where the sample is a longer one. */
const SHORTEST: Readonly<Record<string, string>> = {
  'vault-legacy-batch': `b.${'0'.repeat(90)}`,
  'azure-ad-client-secret': `0008Q~${'0'.repeat(31)}`,
  'azure-appconfig': `Id=0000-00-00:${'0'.repeat(20)};Secret=${'0'.repeat(36)}`,
  'alibaba-ak': `LTAI${'0'.repeat(12)}`,
  'yandex-api': `AQVN${'0'.repeat(35)}`,
  'terraform-cloud': `${'0'.repeat(14)}.atlasv1.${'0'.repeat(60)}`,
  'slack-bot': `xoxb-${'0'.repeat(8)}-${'a'.repeat(18)}`,
  'slack-user': `xoxp-${'0'.repeat(10)}-${'0'.repeat(10)}-${'0'.repeat(10)}-${'a'.repeat(28)}`,
  'slack-app': `xapp-1-A${'0'.repeat(7)}-${'0'.repeat(8)}-${'0'.repeat(40)}`,
  'slack-config': `xoxe-1-${'0'.repeat(146)}`,
  'slack-legacy': `xoxa-${'a'.repeat(8)}`,
  'slack-webhook': `https://hooks.slack.com/services/${'0'.repeat(43)}`,
  'discord-webhook': `https://discord.com/api/webhooks/${'0'.repeat(16)}/${'0'.repeat(40)}`,
  'telegram-bot': `${'0'.repeat(8)}:AA${'0'.repeat(32)}`,
  'zapier-webhook': 'https://hooks.zapier.com/hooks/catch/0000/0000',
  'twitch-stream': `live_${'0'.repeat(8)}_${'0'.repeat(20)}`,
  'stripe-secret': `sk_test_${'0'.repeat(10)}`,
  'stripe-webhook': `whsec_${'0'.repeat(24)}`,
  'stripe-pub': `pk_test_${'0'.repeat(20)}`,
  'openai-key': `sk-proj-${'0'.repeat(58)}T3BlbkFJ${'0'.repeat(58)}`,
  'anthropic-key': `sk-ant-api03-${'0'.repeat(80)}`,
  groq: `gsk_${'0'.repeat(50)}`,
  'newrelic-insert': `NRII-${'0'.repeat(25)}`,
  'posthog-personal': `phx_${'0'.repeat(40)}`,
  'posthog-project': `phc_${'0'.repeat(40)}`,
  typeform: `tfp_${'0'.repeat(40)}`,
  'mapbox-secret': `sk.eyJ${'0'.repeat(60)}.${'0'.repeat(20)}`,
  'mapbox-public': `pk.eyJ${'0'.repeat(10)}.${'0'.repeat(10)}`,
  'dropbox-short': `sl.${'0'.repeat(130)}`,
  planetscale: `pscale_tkn_${'0'.repeat(32)}`,
  'supabase-secret': `sb_secret_${'0'.repeat(20)}`,
  'supabase-publishable': `sb_publishable_${'0'.repeat(20)}`,
  vercel: `vcp_${'0'.repeat(20)}`,
  '1password-sa': `ops_eyJ${'0'.repeat(160)}`,
  doppler: `dp.pt.${'0'.repeat(40)}`,
  tailscale: `tskey-ab-${'0'.repeat(8)}-${'0'.repeat(16)}`,
  jwt: jwt({ sub: 'someone' }).slice(0, -33),
  'bearer-literal': `Bearer aB${'0'.repeat(18)}`,
  'sk-live': `sk-live-${'0'.repeat(10)}`,
};

/** Formats that hold whatever a person chose: what is no password, and what is no place of one. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  'basic-literal': [`Basic ${base64('just some text')}`, `Basic ${base64('user:hunter42').slice(0, -1)}=a`],
  'url-userinfo': ['postgres://app:@db/app', 'postgres://app:${PASSWORD}@db/app', 'postgres://app@db/app'],
  'adonet-connstr': ['Server=db;User Id=app;Password=;', 'Server=db;Password={0};', 'Password=hunter42'],
  'jdbc-password': [
    'jdbc:postgresql://db/app?password=${PASSWORD}',
    'https://db/app?user=app&password=hunter42',
  ],
  'npmrc-auth': ['//npm.example.com/:_authToken=${NPM_TOKEN}', '//npm.example.com/:_authToken=a1b2a1b'],
  netrc: ['machine db login app password ${PASSWORD}', 'machine db login app'],
};

export interface NearMiss {
  readonly what: string;
  readonly text: string;
  readonly name?: string | undefined;
}

/** The shortest value of a format, and the name that it needs, if any. */
export function shortest({ id }: TokenFormat): Sample {
  const sample = SAMPLES[id];
  if (sample === undefined) throw new Error(`no sample of ${id}`);
  const short = SHORTEST[id];
  return short === undefined ? sample : [short, sample[1]];
}

/** Values that differ from one of the format by as little as makes them none. */
export function nearMissesOf(format: TokenFormat): NearMiss[] {
  const chosen = CHOSEN[format.id];
  const misses = chosen === undefined ? cutAndSpoilt(format) : chosen.map((text) => ({ what: text, text }));
  return [...misses, ...misplaced(format)];
}

/** One character short, and with one that none of its kind has. */
function cutAndSpoilt(format: TokenFormat): NearMiss[] {
  const [text, name] = shortest(format);
  const match = new RegExp(format.pattern.source, 'd').exec(text);
  const [start, end] = match?.indices?.groups?.['secret'] ?? match?.indices?.[0] ?? [0, 0];
  const spoilt = start + Math.floor((end - start) * 0.75);
  return [
    { what: 'one character short', text: text.slice(0, end - 1) + text.slice(end), name },
    {
      what: 'with a character of no such value',
      text: `${text.slice(0, spoilt)}!${text.slice(spoilt + 1)}`,
      name,
    },
  ];
}

/** Without what tells the format: its prefix, its name, the boundary before it. */
function misplaced(format: TokenFormat): NearMiss[] {
  const [text, name] = SAMPLES[format.id] ?? shortest(format);
  const keyword = format.keywords.find((candidate) => text.includes(candidate));
  const other: NearMiss =
    keyword === undefined
      ? { what: 'without its name', text }
      : { what: 'with another prefix', text: text.replaceAll(keyword, '~'.repeat(keyword.length)), name };
  if (!format.pattern.source.startsWith('(?<!')) return [other];
  return [other, { what: 'inside a longer word', text: `z${text}`, name }];
}
