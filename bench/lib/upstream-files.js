/**
 * The files that the commits of `packages/checker/test/upstream` changed where the cases are taken from, as they are called
 * in the repositories: the cases themselves have paths of their own.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const UPSTREAM_FILES = {
  '37023275cae361da490b9e53cfabd456611fd1ba': ['docker/docker-compose.yml'],
  '496bafca1f8fc5534b022a432715e291d2f5fd90': ['templates/compose/newt-pangolin.yaml'],
  '896d4d7305099b63cde2a3ddd373117e9957d316': ['templates/compose/typesense.yaml'],
  b86b7d58084576caddd7ca42af2a8ebcf32fa6c8: ['templates/compose/cap.yaml'],
  a2540bd23326b92f35caa797392c97a0a7c0dd51: ['templates/compose/espocrm.yaml'],
  bb76ae4aea25ae7869b74a6511da57a9a8aa10ef: ['docker-compose.build.yml'],
  '72b8d262c9b6120dfb11ba3c3b927b4a03eb7e0e': [
    'overrides/compose.mariadb-shared.yaml',
    'overrides/compose.mariadb.yaml',
  ],
  '4d27de51372be176cf2eefc20698b2540b584131': ['docker-compose.yml'],
  '9e7947a193671161855f0ee2ad97acf82df4edc6': [
    'internal/suites/Standalone/docker-compose.yml',
    'internal/suites/example/kube/authelia/deployment.yml',
  ],
  '9877b39900076a764036352b331a6115adc91c87': [
    'docker-compose.yml',
    'docker-stack.yml',
    'extensions/apm-server/config/apm-server.yml',
    'extensions/enterprise-search/config/enterprise-search.yml',
    'extensions/filebeat/config/filebeat.yml',
    'extensions/metricbeat/config/metricbeat.yml',
    'kibana/config/kibana.yml',
  ],
  fe0458cd35100d0efa9394e6421b7ee6a39956e9: ['src/otel-collector/otelcol-config.yml'],
  cc15b9e51c319984912dc2ce5bf679e0a1753105: ['charts/prometheus-postgres-exporter/templates/secrets.yaml'],
  f227c9e97eb24a024d994ce7ee2a60ca02bbdddb: ['helm-chart/templates/secrets.yaml'],
  '079bcdf9d8d28a30aeb42b22027f6c298dcdd903': ['charts/prometheus-postgres-exporter/values.yaml'],
  c215211a0357ccedc7e7521dca7d38100a67316c: ['charts/kube-prometheus-stack/values.yaml'],
  '8cc89fb63fb5d648bfafdd9ed12868660114805a': ['postgresql/values.yaml'],
  '2cc2f5c700ae5f77390af71658248aebfbccc393': [
    'pods/account/kube/deployment.yml',
    'server/server/kube/transactor.yml',
    'server/upload/kube/deployment.yml',
  ],
  '3fcc1a45e7f20e1df392382341857471ec1ef320': ['dev/k8s/manifests/ctrl-api.yaml'],
  '3bfcc0812171abc52f11edc32c2d31650a1bbc8c': ['bitnami/postgresql/templates/primary/statefulset.yaml'],
  '81ed88fa1da3fe7b3a2b4921a026dd8e55766716': ['deploy/secret.yaml'],
  '53e21034d5fab9999df505370147ed818b51482e': ['config/credentials/credentials-gsm.yaml'],
  c0044f0fe657c12f53314e700945e3bdb4ac939e: [
    'kubernetes/apps/default/miniflux/app/helmrelease.yaml',
    'kubernetes/apps/default/outline/app/patches/env.yaml',
  ],
  '55275f0eba88e054dcacbc2b93e4556a8e25b4d0': ['.github/workflows/action.yml'],
  b98b5f2ba477cbb78ae164260df883e51bb6f7db: ['.github/workflows/ci.yml'],
  d3c850b8e7e67d1aa4c2deb6b77a4edbf4b7f261: ['.circleci/config.yml'],
  e35f732e488972c6e0bff7f66e618e514e085581: ['apps/web/Dockerfile'],
  fa6134e7f593324a1b92b6d992cec3d39c38ecfb: ['example/ldap/Dockerfile'],
  '3e2bf7ec934c6985820572ea1c46d45f1ccf6f55': ['env/netbox.env'],
  e3a9fae033ae2a5bd18a496a68f2ebef39988d8a: ['.env'],
  '0065539d3b96e9d6ca37d42eae97ad63167a8fae': ['.env'],
  f6c8f9ff3fa1631a64a56a4b232e2bf974c4b8a7: ['examples/assets-s3/.env.example'],
  '5a6f361aec811eae479ad816c941be8adb1c70cd': ['templates/with-cloudflare-d1/.env.example'],
};
