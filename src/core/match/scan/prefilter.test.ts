import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import { findVerified } from '../verify/find-verified.ts';
import { match } from '../match.ts';
import { testIndex } from '../quality/test-signatures.ts';
import { TokenBuffer } from '../text/token-buffer.ts';
import { verify } from '../verify/verify.ts';

const index = testIndex();

/** Templates that verification accepts when it runs at every word, without any candidate search. */
function acceptedAnywhere(text: string): Set<string> {
	const accepted = new Set<string>();
	const buffer = new TokenBuffer(text, index.vocabulary);
	for (let token = 0; buffer.has(token); token++) {
		for (const template of index.templates) {
			if (verify(index, buffer, template, token)) accepted.add(template.text);
		}
	}
	return accepted;
}

const message = fc
	.tuple(
		fc.constantFrom(
			'QueuePool limit of size # overflow # reached, connection timed out, timeout #.00',
			'deadlock detected DETAIL: Process # waits for ShareLock on transaction #',
			"Method 'close()' can't be called here; method '_run()' is already in progress",
			'sorry, too many clients already',
			'dial tcp 10.0.0.#:5432: i/o timeout',
			'Parent instance <Order at 0x#> is not bound to a Session',
			'DetachedInstanceError',
			'désolé, trop de clients sont déjà connectés',
			'连接池已满',
		),
		fc.nat(99_999),
	)
	.map(([text, number]) => text.replaceAll('#', String(number)));

/** Changes that terminals, loggers, mail and editors make to a text. */
const damage = fc.constantFrom<(text: string, at: number, char: string) => string>(
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => JSON.stringify(text),
	(text) => JSON.stringify(JSON.stringify(text)),
	(text, at) => `${text.slice(0, at)}\n${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}\r\n    ${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}\u200b${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}\u001b[31m${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}^[[0m${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}[0m${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}\\n${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}<b>${text.slice(at)}`,
	(text, at) => `${text.slice(0, at)}&nbsp;${text.slice(at)}`,
	(text, at, char) => text.slice(0, at) + char + text.slice(at),
	(text, at, char) => text.slice(0, at) + char + text.slice(at + 1),
	(text, at) => text.slice(at),
	(text, at) => text.slice(0, at),
	(text) => text.replaceAll(' ', '\n'),
	(text) => text.replaceAll(' ', '\nweb_1 | '),
	(text) => text.replaceAll(' ', '\nMar 12 app: '),
	(text) => text.replaceAll(/(.{60})/g, '$1\n'),
	(text) => text.normalize('NFD'),
	(text) => text.replaceAll(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
	(text) => [...text].join('\u00ad'),
	(text) => text.replaceAll(' ', '%20'),
	(text) => text.replaceAll('e', '\\u0065'),
);

const anyChar = fc.oneof(
	fc.constantFrom(
		...' \n\r\t_-.:;<>[]()"\'`\\&^%#|{}=,/',
		'\u001b',
		'\u0000',
		'\u200b',
		'\ud800',
		'm',
		'n',
		'é',
		'Ａ',
		'…',
	),
	fc.nat(0xffff).map((code) => String.fromCharCode(code)),
);

const noise = fc
	.array(fc.oneof(anyChar, fc.constantFrom('error', 'limit of', 'Session', 'timeout', 'detected')), { maxLength: 12 })
	.map((parts) => parts.join(''));

const damaged = fc
	.tuple(
		noise,
		message,
		fc.array(fc.tuple(damage, fc.double({ min: 0, max: 1, noNaN: true }), anyChar), { maxLength: 3 }),
		noise,
	)
	.map(
		([before, text, steps, after]) =>
			`${before} ${steps.reduce((current, [change, at, char]) => change(current, Math.floor(at * current.length), char), text)} ${after}`,
	);

describe('the candidate search', () => {
	test('never misses a place that verification accepts', () => {
		let places = 0;
		fc.assert(
			fc.property(damaged, (text) => {
				const found = new Set(findVerified(index, text).map(({ template }) => template.text));
				const accepted = acceptedAnywhere(text);
				places += accepted.size;
				expect([...accepted].filter((template) => !found.has(template))).toEqual([]);
			}),
			{ numRuns: 4000 },
		);
		expect(places).toBeGreaterThan(1000);
	}, 60_000);

	test.each([
		String.raw` "\"&nbsp;Method 'close()' can't be called here; method '_run()'\\n is already in progress\"" `,
		` ""&nbsp;Method 'close()' can't be called here; method '_run()'\\n is already in progress"" `,
	])('finds a message between escaped quotes, an entity and an escaped line break: %s', (text) => {
		const accepted = [...acceptedAnywhere(text)];
		expect(accepted).not.toEqual([]);
		expect(findVerified(index, text).map(({ template }) => template.text)).toEqual(expect.arrayContaining(accepted));
	});

	test.each([
		['14_UNAVAILABLE: connect', 'a number and an underscore do not belong to the word after them'],
		[`${'x\n'.repeat(60)}deadlock\nweb_1 | detected`, 'a page of words may end right before a prefix'],
	])('keeps %j: %s', (text) => {
		const own = loadIndex(
			buildIndex([
				{
					error: 'e',
					codes: [],
					supersedes: [],
					templates: [
						{ template: '14 UNAVAILABLE: connect', strength: 'message' },
						{ template: 'deadlock detected', strength: 'message' },
					],
				},
			]),
		);
		expect(findVerified(own, text)).toHaveLength(1);
	});

	test('finds a message in spite of one change of any supported kind', () => {
		fc.assert(
			fc.property(
				message,
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.constantFrom('\u200b', '\u001b[31m', '^[[0m', '\u0007', '\u001b]8;;http://a\u0007'),
				(text, at, inserted) => {
					const place = Math.floor(at * text.length);
					const changed = text.slice(0, place) + inserted + text.slice(place);
					const errors = match(index, text).matches.map(({ error }) => error);
					expect(errors).not.toEqual([]);
					expect(match(index, changed).matches.map(({ error }) => error)).toEqual(errors);
				},
			),
		);
	});
});

describe('any text', () => {
	const wild = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 400 }),
		fc.array(fc.nat(0xffff), { maxLength: 400 }).map((codes) => String.fromCharCode(...codes)),
		fc
			.array(
				fc.oneof(
					anyChar,
					fc.constantFrom(
						'\\u',
						'\\x1',
						'&#x',
						'&#99999999;',
						'^[[',
						'\u001b]',
						'<b ',
						'%2',
						'""',
						'QueuePool',
						'limit',
					),
				),
				{ maxLength: 80 },
			)
			.map((parts) => parts.join('')),
		damaged,
	);

	test('gets an answer with valid offsets', () => {
		let found = 0;
		fc.assert(
			fc.property(wild, (text) => {
				for (const { span, params } of match(index, text).matches) {
					found += 1;
					expect(span[0]).toBeGreaterThanOrEqual(0);
					expect(span[0]).toBeLessThan(span[1]);
					expect(span[1]).toBeLessThanOrEqual(text.length);
					expect(params.every(({ value }) => typeof value === 'string')).toBe(true);
				}
			}),
			{ numRuns: 2000 },
		);
		expect(found).toBeGreaterThan(50);
	}, 60_000);
});
