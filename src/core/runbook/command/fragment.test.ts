import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFragment, parseFragment } from './fragment.ts';

const params = [
	{ name: 'NAMESPACE', from: 'namespace' },
	{ name: 'POD', from: undefined },
];

describe('the part of an address after #', () => {
	test('carries values, with an anchor after them', () => {
		expect(parseFragment('#NAMESPACE=orders&POD=a%2Fb&step=count-it', params)).toEqual({
			anchor: 'count-it',
			values: { NAMESPACE: 'orders', POD: 'a/b' },
			unknown: [],
		});
		expect(parseFragment('#NAMESPACE=orders&which', params).anchor).toBe('which');
	});

	test('carries alert labels under their own names, and ignores labels that no parameter takes', () => {
		expect(parseFragment('#alertname=Full&namespace=orders&severity=page', params)).toEqual({
			anchor: undefined,
			values: { NAMESPACE: 'orders' },
			unknown: [],
		});
	});

	test('reports names that only an outdated template can contain', () => {
		expect(parseFragment('#CLUSTER=a&NAMESPACE=b', params)).toMatchObject({ unknown: ['CLUSTER'] });
	});

	test('ignores a pair without a name, and every pair after the 200th', () => {
		expect(parseFragment('#=x&NAMESPACE=b', params)).toEqual({
			anchor: undefined,
			values: { NAMESPACE: 'b' },
			unknown: [],
		});
		const labels = Array.from({ length: 199 }, (_, index) => `label${index}=x`).join('&');
		expect(parseFragment(`#${labels}&POD=a&NAMESPACE=b`, params).values).toEqual({ POD: 'a' });
	});

	test('keeps a # inside a value', () => {
		expect(parseFragment('POD=a#b', params).values).toEqual({ POD: 'a#b' });
	});

	test.each(['xCLUSTER', 'CLUSTERx', 'cluster', `C${'L'.repeat(41)}`, '9CLUSTER'])(
		'%s is not the name of a parameter',
		(name) => {
			expect(parseFragment(`#${name}=a`, params).unknown).toEqual([]);
		},
	);

	test('is an anchor without =', () => {
		expect(parseFragment('#verify', params)).toEqual({ anchor: 'verify', values: {}, unknown: [] });
		expect(parseFragment('', params)).toEqual({ anchor: undefined, values: {}, unknown: [] });
	});

	test('an empty value is a label that the alert does not have; of two, the first counts', () => {
		expect(parseFragment('#NAMESPACE=&POD=a&POD=b', params).values).toEqual({ POD: 'a' });
	});

	test('returns hostile values and broken encoding unchanged', () => {
		expect(parseFragment('#NAMESPACE=$(id)%0a%&POD=__proto__', params).values).toEqual({
			NAMESPACE: '$(id)%0a%',
			POD: '__proto__',
		});
		expect(parseFragment('#__proto__=x&constructor=y', params).values).toEqual({});
		expect(parseFragment(`#NAMESPACE=${'x'.repeat(1_000_000)}`, params).values['NAMESPACE']?.length).toBeLessThan(
			60_000,
		);
	});
});

test('values are joined and encoded; without any there is no fragment', () => {
	expect(formatFragment({ NAMESPACE: 'a b', POD: undefined, NODE: '&' })).toBe('#NAMESPACE=a%20b&NODE=%26');
	expect(formatFragment({ POD: undefined })).toBe('');
});

test('values survive a round trip', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
			fc.pre(value.isWellFormed());
			expect(parseFragment(formatFragment({ NAMESPACE: value, POD: undefined }), params).values).toEqual({
				NAMESPACE: value,
			});
		}),
	);
});
