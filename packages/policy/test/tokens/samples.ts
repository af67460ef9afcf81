import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** `r('0', 3)` is `000`. Samples are put together at run time, so that no scanner takes this file for a leak. */
function r(text: string, count: number): string {
  return text.repeat(count);
}

export function base64(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64').replace(/=+$/, '');
}

export function jwt(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode(header)}.${encode(claims)}.${r('0', 43)}`;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A token of GitHub's and npm's scheme: 30 characters, and their CRC-32 in base 62. */
export function github(prefix: string, body: string = r('0', 30)): string {
  let sum = '';
  for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / 62)) sum = ALPHABET.charAt(rest % 62) + sum;
  return prefix + body + sum.padStart(6, '0');
}

export function cloudflare(prefix: string, body: string = r('0', 40)): string {
  return prefix + body + crc32(body).toString(16).padStart(8, '0');
}

export function atlassian(front: string): string {
  return front + crc32(front).toString(16).toUpperCase().padStart(8, '0');
}

/** A routable token of GitLab's: payload, version, length and checksum. */
export function routable(prefix: string, payload: string = r('0', 32)): string {
  const front = `${prefix}${payload}.01.${payload.length.toString(36).padStart(2, '0')}`;
  return front + crc32(front).toString(36).padStart(7, '0');
}

export const PEM = `-----BEGIN PRIVATE KEY-----\n${r('MIIEvQIB', 9)}\n-----END PRIVATE KEY-----`;

export type Sample = readonly [text: string, name?: string | undefined];

/** A value of every format, and the name it needs, if any. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'vault-service': [`hvs.${r('0', 24)}`],
  'vault-batch': [`hvb.${r('0', 24)}`],
  'vault-recovery': [`hvr.${r('0', 24)}`],
  'vault-legacy-service': [`s.${r('aB3', 8)}`],
  'vault-legacy-batch': [`b.${r('0', 138)}`],
  'aws-access-key-id': [`AKI${r('A', 17)}`],
  'aws-secret-access-key': [r('aB3+', 10), 'AWS_SECRET_ACCESS_KEY'],
  'aws-bedrock-long': [`ABSK${r('0', 109)}`],
  'aws-bedrock-short': [`bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t`],
  'aws-appsync': [`da2-${r('0', 26)}`],
  'aws-mws': [`amzn.mws.${r('0', 8)}-0000-0000-0000-${r('0', 12)}`],
  'gcp-api-key': [`AIza${r('0', 35)}`],
  'gcp-oauth-secret': [`GOCSPX-${r('0', 28)}`],
  'gcp-oauth-access': [`ya29.${r('0', 20)}`],
  'gcp-oauth-refresh': [`1//${r('0', 81)}`],
  'gcp-service-account': [
    `{"type": "service_account", "private_key_id": "${r('0', 40)}", "private_key": "${PEM}"}`,
  ],
  'azure-ad-client-secret': [`0008Q~${r('0', 34)}`],
  'azure-storage-connstr': [`AccountKey=${r('0', 86)}==`],
  'azure-sas': [`https://x.blob.core.windows.net/c?sv=2024&se=2030&sig=${r('0', 43)}%3D`],
  'azure-identifiable-key': [`${r('0', 52)}JQQJ99${r('0', 26)}`],
  'azure-devops-pat': [`${r('0', 76)}AZDO0000`],
  'azure-appconfig': [`Id=0000-00-00:${r('0', 20)};Secret=${r('0', 43)}=`],
  digitalocean: [`dop_v1_${r('0', 64)}`],
  'alibaba-ak': [`LTAI${r('0', 20)}`],
  'yandex-api': [`AQVN${r('0', 36)}`],
  'heroku-v2': [`HRKU-AA${r('0', 58)}`],
  'fly-fm2': [`fm2_${r('0', 100)}`],
  'fly-fo1': [`fo1_${r('0', 43)}`],
  'cloudflare-v2': [cloudflare('cfut_')],
  'cloudflare-origin-ca': [`v1.0-${r('0', 24)}-${r('0', 146)}`],
  'openshift-token': [`sha256~${r('0', 43)}`],
  'k8s-bootstrap': [`${r('0', 6)}.${r('0', 16)}`, 'bootstrap_token'],
  'docker-pat': [`dckr_pat_${r('0', 27)}`],
  'docker-oat': [`dckr_oat_${r('0', 32)}`],
  'docker-swarm-join': [`SWMTKN-1-${r('0', 50)}-${r('0', 25)}`],
  'docker-swarm-key': [`SWMKEY-1-${r('0', 43)}`],
  'github-classic': [github('ghp_')],
  'github-fine-grained': [`github_pat_${r('0', 82)}`],
  'github-app-jwt': [`ghs_0_eyJ${r('0', 15)}.${r('0', 10)}.${r('0', 10)}`],
  'gitlab-pat': [`glpat-${r('0', 20)}`],
  'gitlab-runner': [`glrt-${r('0', 20)}`],
  'gitlab-other': [`gldt-${r('0', 20)}`],
  'gitlab-runner-reg': [`GR1348941${r('0', 20)}`],
  'atlassian-cloud': [atlassian(`ATATT3${r('0', 80)}=`)],
  'bitbucket-repo': [atlassian(`ATCTT3${r('0', 80)}=`)],
  'bitbucket-app-password': [atlassian(`ATBB${r('0', 24)}`)],
  'bitbucket-dc': [`BBDC-M${r('0', 43)}`],
  'npm-token': [github('npm_')],
  'pypi-token': [`pypi-AgEIcHlwaS5vcmc${r('0', 50)}`],
  rubygems: [`rubygems_${r('0', 48)}`],
  cratesio: [`cio${r('aB3x', 8)}`],
  nuget: [`oy2${r('0', 43)}`],
  clojars: [`CLOJARS_${r('0', 60)}`],
  'artifactory-api': [`AKCp${r('0', 69)}`],
  'artifactory-ref': [`cmVmdGtu${r('0', 56)}`],
  buildkite: [`bkua_${r('0', 40)}`],
  'circleci-pat': [`CCIPAT_${r('0', 22)}_${r('0', 40)}`],
  octopus: [`API-${r('0', 26)}`],
  harness: [`pat.${r('0', 22)}.${r('0', 24)}.${r('0', 20)}`],
  sonar: [`squ_${r('0', 40)}`],
  sonarcloud: [`sqco_${r('0', 59)}`],
  sourcegraph: [`sgp_${r('0', 40)}`],
  'terraform-cloud': [`${r('0', 14)}.atlasv1.${r('0', 67)}`],
  pulumi: [`pul-${r('0', 40)}`],
  prefect: [`pnu_${r('0', 36)}`],
  infracost: [`ico-${r('0', 32)}`],
  readme: [`rdme_${r('0', 70)}`],
  'slack-bot': [`xoxb-${r('0', 12)}-${r('0', 12)}-${r('0', 24)}`],
  'slack-user': [`xoxp-${r('0', 12)}-${r('0', 12)}-${r('0', 12)}-${r('0', 32)}`],
  'slack-app': [`xapp-1-A${r('0', 10)}-${r('0', 13)}-${r('0', 64)}`],
  'slack-config': [`xoxe.xoxp-1-${r('0', 163)}`],
  'slack-legacy': [`xoxa-2-${r('0', 12)}`],
  'slack-webhook': [`https://hooks.slack.com/services/T${r('0', 8)}/B${r('0', 8)}/${r('0', 24)}`],
  'discord-bot': [`${base64('123456789012345678')}.${r('0', 6)}.${r('0', 27)}`, 'DISCORD_BOT_TOKEN'],
  'discord-webhook': [`https://discord.com/api/webhooks/${r('0', 18)}/${r('0', 68)}`],
  'telegram-bot': [`${r('0', 9)}:AA${r('0', 33)}`],
  'teams-webhook': [
    `https://x.webhook.office.com/webhookb2/${r('0', 8)}-0000-0000-0000-${r('0', 12)}@${r('0', 8)}-0000-0000-0000-${r('0', 12)}/IncomingWebhook/${r('0', 32)}/${r('0', 8)}-0000-0000-0000-${r('0', 12)}`,
  ],
  'zapier-webhook': [`https://hooks.zapier.com/hooks/catch/${r('0', 7)}/${r('0', 6)}`],
  'twitch-stream': [`live_${r('0', 9)}_${r('0', 30)}`, 'TWITCH_STREAM_KEY'],
  'stripe-secret': [`sk_test_${r('0', 24)}`],
  'stripe-webhook': [`whsec_${r('0', 32)}`],
  'stripe-pub': [`pk_test_${r('0', 24)}`],
  'square-token': [`EAAA${r('0', 60)}`],
  'square-oauth': [`sq0atp-${r('0', 22)}`],
  braintree: [`access_token$production$${r('0', 16)}$${r('0', 32)}`],
  paystack: [`sk_live_${r('0', 40)}`],
  flutterwave: [`FLWSECK-${r('0', 32)}-X`],
  razorpay: [`rzp_live_${r('0', 14)}`],
  plaid: [`access-production-${r('0', 8)}-0000-0000-0000-${r('0', 12)}`],
  easypost: [`EZAK${r('0', 54)}`],
  shippo: [`shippo_live_${r('0', 40)}`],
  duffel: [`duffel_live_${r('0', 43)}`],
  gocardless: [`live_${r('0', 40)}`, 'GOCARDLESS_TOKEN'],
  'openai-key': [`sk-proj-${r('0', 74)}T3BlbkFJ${r('0', 74)}`],
  'openai-legacy': [`sk-${r('0', 20)}T3BlbkFJ${r('0', 20)}`],
  'anthropic-key': [`sk-ant-api03-${r('0', 93)}AA`],
  groq: [`gsk_${r('0', 52)}`],
  xai: [`xai-${r('0', 80)}`],
  perplexity: [`pplx-${r('0', 48)}`],
  huggingface: [`hf_${r('a', 34)}`],
  'huggingface-org': [`api_org_${r('a', 34)}`],
  replicate: [`r8_${r('0', 37)}`],
  pinecone: [`pcsk_00000_${r('0', 63)}`],
  langsmith: [`lsv2_pt_${r('0', 32)}_${r('0', 10)}`],
  langfuse: [`sk-lf-${r('0', 8)}-0000-0000-0000-${r('0', 12)}`],
  openrouter: [`sk-or-v1-${r('0', 64)}`],
  'nvidia-nim': [`nvapi-${r('0', 64)}`],
  elevenlabs: [`sk_${r('0', 48)}`],
  together: [`tgp_v1_${r('0', 43)}`],
  tavily: [`tvly-${r('0', 32)}`],
  llamaindex: [`llx-${r('0', 48)}`],
  deepseek: [`sk-${r('0', 32)}`],
  jina: [`jina_${r('0', 60)}`],
  firecrawl: [`fc-${r('0', 32)}`],
  sendgrid: [`SG.${r('0', 22)}.${r('0', 43)}`],
  brevo: [`xkeysib-${r('0', 64)}-${r('0', 16)}`],
  mailgun: [`key-${r('0', 32)}`],
  mailchimp: [`${r('0', 32)}-us1`],
  'twilio-key-sid': [`SK${r('0', 32)}`],
  'hubspot-pat': [`pat-na1-${r('0', 8)}-0000-0000-0000-${r('0', 12)}`],
  klaviyo: [`pk_${r('0', 34)}`],
  'grafana-cloud': [`glc_eyJ${r('0', 32)}`],
  'grafana-sa': [`glsa_${r('0', 32)}_${r('0', 8)}`],
  'grafana-legacy': [`eyJrIjoi${r('0', 60)}`],
  'sentry-org': [`sntrys_eyJ${r('0', 80)}`],
  'sentry-user': [`sntryu_${r('0', 64)}`],
  'newrelic-user': [`NRAK-${r('0', 27)}`],
  'newrelic-insert': [`NRII-${r('0', 32)}`],
  'newrelic-license': [`${r('0', 36)}NRAL`],
  'newrelic-browser': [`NRJS-${r('0', 19)}`],
  dynatrace: [`dt0c01.${r('0', 24)}.${r('0', 64)}`],
  'posthog-personal': [`phx_${r('0', 43)}`],
  'sumologic-id': [`su${r('0', 12)}`, 'SUMO_ACCESS_ID'],
  datadog: [r('0a', 20), 'DD_APP_KEY'],
  linear: [`lin_api_${r('0', 40)}`],
  'notion-new': [`ntn_${r('0', 46)}`],
  'notion-legacy': [`secret_${r('0', 43)}`],
  figma: [`figd_${r('0', 40)}`],
  'airtable-pat': [`pat${r('0', 14)}.${r('0', 64)}`],
  shopify: [`shpat_${r('0', 32)}`],
  postman: [`PMAK-${r('0', 24)}-${r('0', 34)}`],
  typeform: [`tfp_${r('0', 59)}`],
  'contentful-pat': [`CFPAT-${r('0', 43)}`],
  'mapbox-secret': [`sk.eyJ${r('0', 60)}.${r('0', 22)}`],
  apify: [`apify_api_${r('0', 36)}`],
  launchdarkly: [`sdk-${r('0', 8)}-0000-4000-0000-${r('0', 12)}`],
  'salesforce-session': [`00D${r('0', 12)}!${r('0', 96)}`],
  okta: [`00${r('0', 40)}`, 'OKTA_TOKEN'],
  adobe: [`p8e-${r('0', 32)}`],
  facebook: [`EAA${r('0', 80)}`],
  'dropbox-short': [`sl.${r('0', 135)}`],
  maxmind: [`${r('0', 6)}_${r('0', 29)}_mmk`],
  databricks: [`dapi${r('0', 32)}`],
  planetscale: [`pscale_tkn_${r('0', 43)}`],
  'supabase-pat': [`sbp_${r('0', 40)}`],
  'supabase-secret': [`sb_secret_${r('0', 31)}`],
  clickhouse: [`4b1d${r('0', 38)}`],
  vercel: [`vcp_${r('0', 24)}`],
  netlify: [`nfp_${r('0', 36)}`],
  '1password-sa': [`ops_eyJ${r('0', 250)}`],
  '1password-secret-key': [
    `A3-${r('0', 6)}-${r('0', 6)}-${r('0', 5)}-${r('0', 5)}-${r('0', 5)}-${r('0', 5)}`,
  ],
  doppler: [`dp.pt.${r('0', 43)}`],
  tailscale: [`tskey-auth-${r('0', 12)}-${r('0', 32)}`],
  'age-identity': [`AGE-SECRET-KEY-1${r('Q', 58)}`],
  'nats-nkey-seed': [`SU${r('A', 56)}`],
  wireguard: [`PrivateKey = ${r('0', 43)}=`],
  'pem-private-key': [PEM],
  'pem-base64': [base64(PEM)],
  jwt: [jwt({ sub: 'someone' })],
  'jwk-private': [`{"kty":"RSA","n":"0","d":"${r('0', 22)}"}`],
  'bearer-literal': [`Bearer ${r('aB3', 8)}`],
  'basic-literal': [`Basic ${base64('user:hunter42')}`],
  'url-userinfo': ['postgres://app:hunter42@db/app'],
  'adonet-connstr': ['Server=db;User Id=app;Password=hunter42;'],
  'jdbc-password': ['jdbc:postgresql://db/app?user=app&password=hunter42'],
  'npmrc-auth': [`//npm.example.com/:_authToken=${r('a1b2', 9)}`],
  netrc: ['machine db login app password hunter42'],
  'sk-live': [`sk-live-${r('a1', 12)}`],
  'otpauth-uri': [`otpauth://totp/app:me?issuer=app&secret=${r('A', 16)}`],
  'bcrypt-hash': [`$2b$10$${r('0', 53)}`, 'PASSWORD'],
  'posthog-project': [`phc_${r('0', 43)}`],
  'mapbox-public': [`pk.eyJ${r('0', 60)}.${r('0', 22)}`],
  'supabase-publishable': [`sb_publishable_${r('0', 31)}`],
};
