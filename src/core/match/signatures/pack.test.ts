import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from './index-build.ts';
import { loadIndex } from './index-load.ts';
import { wordWeight } from '../template/common-words.ts';
import { pack, unpack } from './pack.ts';
import { packWeights, unpackWeights } from './packed.ts';
import { SIGNATURES } from '../quality/test-signatures.ts';

const textOf = ({ text }: { text: string }): string => text;

describe('packing', () => {
	test('restores any text', () => {
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

	test('halves text that repeats', () => {
		const text = 'rpc error: code = Unavailable desc = \nrpc error: code = Internal desc = \n'.repeat(50);
		expect(Buffer.byteLength(pack(text))).toBeLessThan(text.length / 2);
	});

	test('never throws on text that was not packed', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(0xffff)), (codes) => {
				expect(typeof unpack(String.fromCharCode(...codes))).toBe('string');
			}),
		);
	});
});

describe('an index', () => {
	test('contains every signature after a round trip', () => {
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

	test('contains weights and conditions after a round trip', () => {
		const conditions = { beside: ['redis', 'node_modules/pg'], unless: ['Connection refused'] };
		const index = loadIndex(
			buildIndex([
				{
					error: 'a',
					codes: [],
					supersedes: [],
					unless: ['No route to host'],
					templates: [
						{ template: 'connection pool DetachedInstanceError', strength: 'generic', ...conditions },
						{ template: 'connection to nowhere', strength: 'class' },
					],
				},
			]),
		);
		expect(index.words.map((word, i) => [word, index.weights[i]]).slice(0, 5)).toEqual(
			['connection', 'pool', 'detachedinstanceerror', 'to', 'nowhere'].map((word) => [word, wordWeight(word)]),
		);
		expect(
			index.templates.map(({ strength, beside, unless }) => [strength, beside.map(textOf), unless.map(textOf)]),
		).toEqual([
			['generic', conditions.beside, ['No route to host', ...conditions.unless]],
			['class', [], ['No route to host']],
		]);
	});

	test('stores weights in characters that JSON does not escape', () => {
		const weights = Array.from({ length: 101 }, (_, i) => (i * 7) % 10);
		const packed = packWeights(weights);
		expect(unpackWeights(packed).slice(0, weights.length)).toEqual(weights);
		expect(JSON.stringify(packed)).toBe(`"${packed}"`);
		const all = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? Math.floor(i / 20) : ((i - 1) / 2) % 10));
		expect(unpackWeights(packWeights(all))).toEqual(all);
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
