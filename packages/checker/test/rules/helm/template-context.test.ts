import { describe, expect, it } from 'vitest';

import { givenValues, looksUp, namesKey } from '../../../src/rules/helm/template-context.js';

/** The text without its mark, and the place of the mark. */
function marked(text: string): [string, number] {
  return [text.replace('§', ''), text.indexOf('§')];
}

const MADE_UP =
  '{{ include §"common.secrets.passwords.manage" (dict "providedValues" (list "redis.password")) }}';

describe('givenValues', () => {
  it.each([
    '{{ if .Values.redis.password }}',
    '{{- if $.Values.redis.password -}}',
    '{{ if or $.Values.redis.password }}',
    '{{ if and (not (include "app.existingSecret" .)) .Values.redis.password }}',
    '{{ if (tpl .Values.redis.password $) }}',
    '{{ if .Values.redis.password }}{{ if .Values.a }}b{{ end }}',
  ])('knows that the value is given behind %s', (condition) => {
    const [text, start] = marked(`${condition}\npassword: ${MADE_UP}\n{{ end }}\n`);
    expect(givenValues(text)(start)).toBe(true);
  });

  it.each([
    '{{ if not .Values.redis.password }}',
    '{{ if or .Values.redis.password .Values.redis.enabled }}',
    '{{ if and .Values.redis.enabled (not .Values.redis.password) }}',
    '{{ if eq .Values.redis.password "x" }}',
    '{{ if .Values.redis.enabled }}',
    '{{ if .Values.redis.password }}a{{ else }}',
    '{{ if .Values.redis.password }}a{{ end }}{{ if .Values.b }}',
    '{{ with .Values.redis.password }}',
    '{{ if }}',
  ])('knows nothing of it behind %s', (condition) => {
    const [text, start] = marked(`${condition}\npassword: ${MADE_UP}\n{{ end }}\n`);
    expect(givenValues(text)(start)).toBe(false);
  });

  it('answers for a place outside of every action, and for an empty text', () => {
    expect(givenValues('a: b')(2)).toBe(false);
    expect(givenValues('')(0)).toBe(false);
  });
});

describe('namesKey', () => {
  const name = 'name: {{ tpl .Values.app.licenseSecretName $ }}\n';

  it.each([
    'key: {{ .Values.app.licenseSecretKey | default §"LICENSE" }}',
    'key: {{ default §"LICENSE" .Values.app.licenseSecretKey }}',
    '{{- define "app.license.secretKey" -}}\n{{ if .a }}{{ tpl .Values.app.licenseSecretKey $ | default §"LICENSE" }}{{ end }}',
    '{{- define "app.license.secretKey" -}}\n{{ if .a }}{{ .Values.app.licenseSecretKey }}{{ else }}{{ printf §"LICENSE" }}{{ end }}',
  ])('knows that %s stands for a key', (template) => {
    const [text, start] = marked(name + template);
    expect(namesKey(text, start)).toBe(true);
  });

  it.each([
    'key: {{ .Values.app.licenseSecretKey | default §"LICENSE" }}',
    '{{- define "app.license.secretKey" -}}\n{{ .Values.app.licenseSecretKey | default §"LICENSE" }}{{ end }}',
  ])('takes none for %s without the name of a Secret', (template) => {
    const [text, start] = marked(template);
    expect(namesKey(text, start)).toBe(false);
  });
});

describe('looksUp', () => {
  it.each([
    ['{{- $old := lookup "v1" "Secret" "a" "b" }}\npassword: {{ §randAlphaNum 8 }}', true],
    ['{{- $old := lookup "v1" "ConfigMap" "a" "b" }}\npassword: {{ §randAlphaNum 8 }}', false],
    [
      '{{- define "a" }}{{ lookup "v1" "Secret" "a" "b" }}{{ end }}{{- define "b" }}{{ §randAlphaNum 8 }}',
      false,
    ],
    ['password: {{ §randAlphaNum 8 }}{{ lookup "v1" "Secret" "a" "b" }}', false],
  ])('of %s', (template, expected) => {
    const [text, start] = marked(template);
    expect(looksUp(text, start)).toBe(expected);
  });
});
