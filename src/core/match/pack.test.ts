import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from './index-build.ts';
import { loadIndex } from './index-load.ts';
import { pack, unpack } from './pack.ts';
import { SIGNATURES } from './test-signatures.ts';

describe('packing', () => {
	test('gives back any text', () => {
		fc.assert(
			fc.property(
				fc
					.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('connection ', 'timed out', '\u0001', 'é')))
					.map((parts) => parts.join('')),
				(text) => {
					expect(unpack(pack(text))).toBe(text);
				},
			),
		);
	});

	test('halves wording that repeats', () => {
		const text = 'rpc error: code = Unavailable desc = \nrpc error: code = Internal desc = \n'.repeat(50);
		expect(Buffer.byteLength(pack(text))).toBeLessThan(text.length / 2);
	});

	test('never throws on what was not packed', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(0xffff)), (codes) => {
				expect(typeof unpack(String.fromCharCode(...codes))).toBe('string');
			}),
		);
	});
});

describe('an index', () => {
	test('holds every signature after a round trip', () => {
		const index = loadIndex(JSON.parse(JSON.stringify(buildIndex(SIGNATURES))));
		expect(
			index.errors.map(({ error, codes, supersedes, templates }) => ({
				error,
				codes,
				supersedes,
				templates: templates.map(({ text, strength }) => ({ template: text, strength })),
			})),
		).toEqual(SIGNATURES);
	});

	test('leaves out a template that does not parse', () => {
		const index = loadIndex(
			buildIndex([{ error: 'a', codes: [], supersedes: [], templates: [{ template: '<*>', strength: 'message' }] }]),
		);
		expect(index.templates).toEqual([]);
	});

	test.each([[null], [[]], ['x'], [{ version: 2 }], [{ version: 1, weights: '', signatures: [] }]])(
		'is not made from %j',
		(value) => {
			expect(() => loadIndex(value)).toThrow(TypeError);
		},
	);

	test('may be empty', () => {
		expect(loadIndex(buildIndex([])).errors).toEqual([]);
	});
});
