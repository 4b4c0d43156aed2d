import { describe, expect, test } from 'vitest';
import { readLink } from './link.ts';

const SITE = 'https://hindsight.example/';

describe('a link to this site', () => {
	test('returns its path and the names in its fragment', () => {
		const link = `${SITE}alerts/ApiDown/#NAMESPACE={{ $labels.namespace }}&POD={{ reReplaceAll "&" "=" $labels.pod }}&steps`;
		expect(readLink(link, SITE)).toEqual({
			is: 'here',
			path: '/alerts/ApiDown/',
			query: '',
			params: ['NAMESPACE', 'POD'],
		});
	});

	test('may be below a path, use http, or have no path or fragment', () => {
		const base = 'https://docs.example.org/oncall';
		expect(readLink('http://docs.example.org/oncall/alerts/ApiDown', base)).toMatchObject({ path: '/alerts/ApiDown' });
		expect(readLink('https://docs.example.org/oncall', base)).toMatchObject({ is: 'here', path: '/' });
		expect(readLink('https://docs.example.org/oncall-other/alerts/ApiDown', base)).toMatchObject({ is: 'foreign' });
	});

	test('may contain templates that are escaped for Helm', () => {
		const link = `${SITE}alerts/ApiDown/#NAMESPACE={{\`{{ $labels.namespace }}\`}}&POD=x`;
		expect(readLink(link, SITE)).toMatchObject({ is: 'here', params: ['NAMESPACE', 'POD'] });
	});

	test('has its query separated from its fragment', () => {
		expect(readLink(`${SITE}alerts/ApiDown/?POD=x#y=z`, SITE)).toMatchObject({ query: '?POD=x', params: ['y'] });
	});
});

test('a link to another host is foreign for any path', () => {
	expect(readLink('https://runbooks.prometheus-operator.dev/runbooks/node/nodedown', SITE)).toEqual({
		is: 'foreign',
		host: 'runbooks.prometheus-operator.dev',
	});
	expect(readLink('https://hindsight.example:8443/alerts/ApiDown/', SITE)).toMatchObject({ is: 'foreign' });
});

describe('a link cannot be used', () => {
	test.each([
		['/alerts/ApiDown/', 'not a complete address'],
		['alerts/ApiDown', 'not a complete address'],
		['ftp://hindsight.example/alerts/ApiDown/', 'not a complete address'],
		['javascript:alert(1)', 'not a complete address'],
		['https://', 'not a complete address'],
		[`${SITE}alerts/{{ $labels.alertname }}/`, '"alertname", which Prometheus does not pass'],
		[`${SITE}alerts/{{ $labels.kind }}/`, 'a template before "#"'],
		['{{ .Values.runbookUrl }}/alerts/ApiDown/', 'begins with a template'],
		['https://{{ .Values.host }}/alerts/ApiDown/', 'begins with a template'],
		[`${SITE}alerts/ApiDown/#POD={{ $labels.pod`, 'without a "}}"'],
	])('%s', (link, reason) => {
		const read = readLink(link, SITE);
		expect(read.is === 'invalid' ? read.reason : read.is).toContain(reason);
	});
});
