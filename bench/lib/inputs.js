/**
 * Inputs that were built to be slow or large: each has brought down some YAML parser, or could. All hold
 * something to report, so that no reader may wave them through after a glance.
 */

const MB = 1e6;
const ENV_LINE = 'DB_PASSWORD=hunter2\n';
const YAML_LINE = 'DB_PASSWORD: ${DB_PASSWORD:-changeme}\n';

/**
 * @param {number} count
 * @param {(index: number) => string} line
 */
function times(count, line) {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/**
 * @param {string} text
 * @param {number} length
 */
function fill(text, length) {
  return text.repeat(Math.ceil(length / text.length));
}

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: orders
spec:
  selector:
    app: orders
  ports:
    - port: 80
---
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  labels:
    app.kubernetes.io/name: orders
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: orders
  template:
    metadata:
      labels:
        app.kubernetes.io/name: orders
    spec:
      containers:
        - name: orders
          image: registry.example.com/orders:1.4.2
          ports:
            - name: http
              containerPort: 3000
          env:
            - name: PORT
              value: '3000'
            - name: DB_HOST
              value: postgres.databases.svc.cluster.local
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: orders-secrets
                  key: DB_PASSWORD
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 50m
              memory: 96Mi
            limits:
              memory: 192Mi
---
`;

const TEMPLATE = `{{- if .Values.enabled }}
            - name: LOG_LEVEL
              value: {{ .Values.logLevel | quote }}
{{- end }}
`;

/** Nine levels of ten aliases: a thousand million leaves, for whoever expands them. */
function aliasBomb() {
  const level = (/** @type {number} */ n) =>
    `a${n}: &a${n} [${Array(10)
      .fill(`*a${n - 1}`)
      .join(', ')}]\n`;
  return `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${times(9, (index) => level(index + 1))}`;
}

/** @param {number} levels */
function deepMappings(levels) {
  return times(levels, (level) => `${' '.repeat(level)}k:\n`);
}

/**
 * What each input is named, which file it is in, and how its text is made.
 *
 * @type {readonly { name: string, file: string, text: () => string }[]}
 */
export const INPUTS = [
  {
    name: '64,000 keys in one map',
    file: 'values.yaml',
    text: () => times(64_000, (n) => `k${n}: v\n`) + YAML_LINE,
  },
  {
    name: '16,000 anchors',
    file: 'values.yaml',
    text: () => times(16_000, (n) => `k${n}: &a${n} v\n`) + YAML_LINE,
  },
  { name: '16 MB of blank lines', file: 'values.yaml', text: () => '\n'.repeat(16 * MB) + YAML_LINE },
  { name: '16 MB of broken lines', file: 'values.yaml', text: () => fill('a: b: c\n', 16 * MB) + YAML_LINE },
  {
    name: '16 MB of lines that end in CR',
    file: 'values.yaml',
    text: () => fill('a: b\r', 16 * MB) + YAML_LINE,
  },
  {
    name: '10 MB of Deployments',
    file: 'apps.yaml',
    text: () => fill(DEPLOYMENT, 10 * MB) + YAML_LINE,
  },
  { name: '50,000 small Services', file: 'services.yaml', text: () => SERVICE.repeat(50_000) + YAML_LINE },
  { name: '1,000,000 empty documents', file: 'values.yaml', text: () => '---\n'.repeat(MB) + YAML_LINE },
  { name: '1,000,000 comments', file: 'values.yaml', text: () => '# comment\n'.repeat(MB) + YAML_LINE },
  {
    name: '500,000 tags',
    file: 'values.yaml',
    text: () => '# safe-default: why\n'.repeat(MB / 2) + YAML_LINE,
  },
  { name: 'an alias bomb', file: 'values.yaml', text: () => aliasBomb() + YAML_LINE },
  {
    name: '50,000 merge keys',
    file: 'values.yaml',
    text: () => `base: &base { a: b }\n${times(50_000, (n) => `k${n}:\n  <<: *base\n`)}${YAML_LINE}`,
  },
  {
    name: '4 MB after an unclosed [',
    file: 'values.yaml',
    text: () => YAML_LINE + 'a: [' + fill('x, ', 4 * MB),
  },
  { name: '1,000,000 times [', file: 'values.yaml', text: () => YAML_LINE + 'a: ' + '['.repeat(MB) },
  { name: '1,000,000 times {', file: 'values.yaml', text: () => YAML_LINE + 'a: ' + '{'.repeat(MB) },
  {
    name: '1,000,000 times - on one line',
    file: 'values.yaml',
    text: () => YAML_LINE + 'a:\n  ' + '- '.repeat(MB),
  },
  { name: 'mappings 3,000 deep', file: 'values.yaml', text: () => YAML_LINE + deepMappings(3000) },
  {
    name: '16 MB in one quoted scalar',
    file: 'values.yaml',
    text: () => YAML_LINE + `a: "${fill('x ', 16 * MB)}"\n`,
  },
  {
    name: '16 MB after an open quote',
    file: 'values.yaml',
    text: () => YAML_LINE + `a: "${fill('x ', 16 * MB)}`,
  },
  {
    name: '16 MB in one block scalar',
    file: 'values.yaml',
    text: () => YAML_LINE + `a: |\n${fill('  x\n', 16 * MB)}`,
  },
  {
    name: '20,000 settings in one quoted scalar',
    file: 'cassette.yaml',
    text: () =>
      YAML_LINE +
      `a: "${times(20_000, (n) => `{\\"apiKey\\": \\"s3cr3t-${n}\\", \\"resultCode\\": \\"x${n}\\"}, `)}"\n`,
  },
  { name: '1 MB of Helm text', file: 'chart/templates/a.yaml', text: () => YAML_LINE + fill(TEMPLATE, MB) },
  {
    name: '1 MB of Helm text, not in a chart',
    file: 'deploy/a.yaml',
    text: () => YAML_LINE + fill(TEMPLATE, MB),
  },
  { name: '1,000,000 times {{', file: 'chart/templates/a.yaml', text: () => YAML_LINE + '{{'.repeat(MB) },
  { name: '1,000,000 times ${', file: 'compose.yaml', text: () => YAML_LINE + 'a: ' + '${'.repeat(MB) },
  {
    name: 'fallbacks 300,000 deep',
    file: 'compose.yaml',
    text: () => YAML_LINE + 'a: ' + '${A:-'.repeat(300_000),
  },
  {
    name: '5,000 findings',
    file: 'compose.yaml',
    text: () => `a:\n${times(5000, (n) => `  P${n}: \${P${n}:-1}\n`)}`,
  },
  {
    name: 'a 16 MB line of env file',
    file: '.env.local',
    text: () => `${ENV_LINE}A=${fill('x', 16 * MB)}\n`,
  },
  {
    name: '200,000 open quotes in an env file',
    file: '.env.local',
    text: () => ENV_LINE + fill('A="\n', 800_000) + "B='\n",
  },
  {
    name: '1,000,000 lines of env file',
    file: '.env.local',
    text: () => ENV_LINE + 'PORT=3000\n'.repeat(MB),
  },
  {
    // Names that are letters of one another: each may be a slip of any other.
    name: '2,000 Secrets read, 2,000 others synced',
    file: 'deploy/a.yaml',
    text: () => times(2000, (n) => synced(`${letters(n)}-of-app`) + reader(`${letters(n + 2000)}-of-app`)),
  },
];

/** @param {number} n */
function letters(n) {
  return Array.from({ length: 12 }, (_, bit) => ((n >> bit) & 1 ? 'a' : 'b')).join('');
}

/** @param {string} name */
function synced(name) {
  return `---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: ${name} }
spec:
  secretStoreRef: { name: v }
  data: [{ secretKey: A, remoteRef: { key: k } }]
`;
}

/** @param {string} name */
function reader(name) {
  return `---
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  containers: [{ name: a, env: [{ name: A, valueFrom: { secretKeyRef: { name: ${name}, key: A } } }] }]
`;
}
