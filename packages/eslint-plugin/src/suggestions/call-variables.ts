import { dottedPath, keyName, lastName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { placeOf } from '../ast/place.js';

/** What a call is given, and the variables that projects read it from, the likeliest first. */
interface CallVariables {
  /** The dotted name of the function, method or class: `jwt.sign`. */
  readonly callee: RegExp;
  /** The keys of an options argument; for an argument itself where there are none. */
  readonly keys?: readonly string[];
  readonly variables: readonly string[];
}

const JWT_KEYS = ['secret', 'secretOrKey', 'secretOrPrivateKey'];
const URL_KEYS = ['connectionString', 'url', 'uri'];
const DATABASE = /(?:^|\.)(?:Pool|createPool|createConnection|DataSource|Sequelize)$/;

/** Names as the packages' own documentation has them, where it has one; otherwise the name in common use. */
const CALLS: readonly CallVariables[] = [
  { callee: /^SignJWT\.sign$|^jwtVerify$/, variables: ['JWT_SECRET'] },
  { callee: /(?:^|\.)(?:jwt|jsonwebtoken|jwtService)\.(?:sign|verify)$/i, variables: ['JWT_SECRET'] },
  {
    callee: /(?:^|\.)(?:jwt|jsonwebtoken|jwtService|JwtModule)\.\w+$|^(?:jwt|expressjwt|JwtStrategy|super)$/i,
    keys: JWT_KEYS,
    variables: ['JWT_SECRET'],
  },
  { callee: /(?:^|\.)(?:jwtService|JwtModule)\.\w+$/i, keys: ['privateKey'], variables: ['JWT_PRIVATE_KEY'] },
  { callee: /^(?:session|expressSession)$/, keys: ['secret'], variables: ['SESSION_SECRET'] },
  { callee: /^createCookieSessionStorage$/, keys: ['secrets'], variables: ['SESSION_SECRET'] },
  { callee: /^cookieSession$/, keys: ['keys', 'secret'], variables: ['SESSION_SECRET'] },
  { callee: /^cookieParser$/, variables: ['COOKIE_SECRET'] },
  // https://authjs.dev/getting-started/deployment#auth_secret, https://www.better-auth.com/docs/installation
  { callee: /^NextAuth$/, keys: ['secret'], variables: ['AUTH_SECRET'] },
  { callee: /^betterAuth$/, keys: ['secret'], variables: ['BETTER_AUTH_SECRET'] },
  { callee: DATABASE, keys: ['password'], variables: ['DB_PASSWORD'] },
  { callee: DATABASE, keys: URL_KEYS, variables: ['DATABASE_URL'] },
  { callee: /^Sequelize$/, variables: ['DB_PASSWORD'] },
  { callee: /(?:^|\.)Redis$/, keys: ['password'], variables: ['REDIS_PASSWORD'] },
  { callee: /^\w{0,20}redis\w{0,20}\.auth$/i, variables: ['REDIS_PASSWORD'] },
  // https://neo4j.com/docs/operations-manual/current/docker; https://www.twilio.com/docs/usage/secure-credentials
  { callee: /^auth\.basic$/, variables: ['NEO4J_PASSWORD'] },
  { callee: /^[tT]wilio$/, variables: ['TWILIO_AUTH_TOKEN'] },
  { callee: /\.setVapidDetails$/, variables: ['VAPID_PRIVATE_KEY'] },
  { callee: /(?:^|\.)createTransport$/, keys: ['pass'], variables: ['SMTP_PASSWORD'] },
  { callee: /(?:^|\.)create(?:Ci|Deci)pheriv$|(?:^|\.)AES\.(?:en|de)crypt$/, variables: ['ENCRYPTION_KEY'] },
];

type Call = NodeOf['CallExpression' | 'NewExpression'];

function isCall(node: Node | undefined): node is Call {
  return isNode(node, 'CallExpression') || isNode(node, 'NewExpression');
}

/**
 * The call that an object is handed to, itself or below a key: `createTransport({ auth: { pass } })`,
 * `JwtModule.registerAsync({ useFactory: () => ({ secret }) })`.
 */
function callAround(object: Node): Call | undefined {
  if (isCall(object.parent)) return object.parent;
  const holder = isNode(object.parent, 'ArrowFunctionExpression') ? object.parent.parent : object.parent;
  return isNode(holder, 'Property') && isCall(holder.parent.parent) ? holder.parent.parent : undefined;
}

/** `fastify.register(fastifyJwt, { secret })`: the plugin says whose secret it is. */
function pluginVariables(call: Call, key: string): readonly string[] {
  const [plugin] = call.arguments;
  const name = plugin && lastName(plugin);
  if (key !== 'secret' || name === undefined || lastName(call.callee) !== 'register') return [];
  const [kind] = /jwt|cookie|session/i.exec(name) ?? [];
  return kind === undefined ? [] : [`${kind.toUpperCase()}_SECRET`];
}

function variablesOf(callee: string, key?: string): readonly string[] {
  const known = CALLS.find((call) => {
    if (!call.callee.test(callee)) return false;
    return key === undefined ? call.keys === undefined : call.keys?.includes(key) === true;
  });
  return known?.variables ?? [];
}

/** The variables for an option of a call, by the call and the option's key. */
export function optionVariables(literal: Node): readonly string[] {
  const direct = placeOf(literal);
  const place = isNode(direct?.holder, 'ArrayExpression') ? placeOf(direct.holder) : direct;
  if (!isNode(place?.holder, 'Property')) return [];
  const key = keyName(place.holder);
  const call = callAround(place.holder.parent);
  if (key === undefined || call === undefined) return [];
  const callee = isNode(call.callee, 'Super') ? 'super' : dottedPath(call.callee)?.join('.');
  const known = variablesOf(callee ?? lastName(call.callee) ?? '', key);
  return known.length > 0 ? known : pluginVariables(call, key);
}

/** The variables for an argument of a call, by how a message calls it: `jwt.sign()`. */
export function argumentVariables(label: string): readonly string[] {
  return variablesOf(label.replace(/\(\)$/, ''));
}
