import { decodeBase64, decodeJsonObject } from './base64.js';

/**
 * Credentials that vendors publish for documentation, for emulators and for tests. They open nothing,
 * wherever they stand.
 */
const EXAMPLES: ReadonlySet<string> = new Set([
  // AWS documentation, in every service's guide.
  'AKIAIOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'AKIAI44QH8DHBEXAMPLE',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  // docs.stripe.com
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_BQokikJOvBiI2HlWgH4olfQ2',
  // Azurite and the Azure Storage emulator; the Cosmos DB emulator.
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==',
  // Cloudflare Turnstile and Google reCAPTCHA secrets for tests.
  '1x0000000000000000000000000000000AA',
  '2x0000000000000000000000000000000AA',
  '3x0000000000000000000000000000000AA',
  '6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe',
  // hardhat.org, "Hardhat Network", and Foundry's Anvil; Ganache with `--deterministic`: everybody has their accounts.
  'test test test test test test test test test test test junk',
  'myth like bonus scare over problem client lizard pioneer submit female collect',
]);

/** Whether a token is one that its vendor publishes as an example. */
export function isDocumentedExample(token: string): boolean {
  return (
    EXAMPLES.has(token) ||
    /^(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{5,13}EXAMPLE$|EXAMPLEKEY$/.test(token) ||
    isSampleJwt(token) ||
    isSentence(token)
  );
}

/** The John Doe of jwt.io, under whatever key it is signed. */
function isSampleJwt(token: string): boolean {
  if (!token.startsWith('eyJ')) return false;
  const payload = decodeJsonObject(token.split('.', 2)[1] ?? '');
  return payload?.['sub'] === '1234567890' && payload['name'] === 'John Doe';
}

/**
 * A webhook secret that is a sentence in base64 (supabase.com/docs, "Auth Hooks"): those that are issued are random
 * (standard-webhooks, "Signature scheme").
 */
function isSentence(token: string): boolean {
  const encoded = /(?:^|,)whsec_([A-Za-z\d+/]{16,200}={0,2})$/.exec(token)?.[1];
  return encoded !== undefined && /^[A-Za-z]+(?: [A-Za-z\d]+){3,40}\.?$/.test(decodeBase64(encoded) ?? '');
}
