import fc from 'fast-check';
import { checkValue, type ParamPattern } from '../../src/core/runbook/command/check-value.ts';

/**
 * Values that `checkValue` accepts, with many unusual characters. Some have a character that no value should have, in case
 * `checkValue` accepts them by mistake.
 */
export function valueOf(pattern: ParamPattern): fc.Arbitrary<string> {
	const strange = fc.constantFrom(...'$`\\"\'!;&|()<>{}*# \n\t\u0000\u007fé');
	const changed = fc
		.tuple(VALUES[pattern], strange, fc.nat(60))
		.map(([value, character, at]) => value.slice(0, at) + character + value.slice(at))
		.map((value) => (checkValue(pattern, value).ok ? value.trim() : undefined));
	return fc
		.tuple(VALUES[pattern], changed)
		.map(([plain, accepted]) => accepted ?? plain)
		.filter((value) => checkValue(pattern, value).ok);
}

const text = (characters: string, maxLength: number) =>
	fc.string({ unit: fc.constantFrom(...characters.split('')), maxLength });

const VALUES: Record<ParamPattern, fc.Arbitrary<string>> = {
	'kubernetes-name': text('a0-.', 20).map((middle) => `a${middle}9`),
	host: fc.oneof(
		text('a0-._', 20).map((middle) => `a${middle}9`),
		fc.constantFrom('::1', '2001:db8::1'),
	),
	port: fc.integer({ min: 1, max: 65_535 }).map(String),
	integer: fc.nat().map(String),
	identifier: text('aZ0_', 20).map((rest) => `a${rest}`),
	duration: text('0123456789smhdwy', 8),
	url: fc
		.tuple(fc.constantFrom('http', 'postgresql'), text('a0._-/:@?=&%+,~[]', 40))
		.map(([scheme, rest]) => `${scheme}://h${rest}`),
};
