import { GAP_TYPES } from './template.ts';

/**
 * A template without the text that a web page would take for a tag: on a page, `Executing <Task pending coro=<*> took
 * 0.1 seconds` becomes `Executing took 0.1 seconds`. `undefined` if no part of the template looks like a tag.
 */
export function withoutMarkup(template: string): string | undefined {
	let out = '';
	for (let i = 0; i < template.length;) {
		const gap = gapEnd(template, i);
		if (gap > i) {
			out += template.slice(i, gap);
			i = gap;
		} else if (isTagStart(template, i)) {
			// The backslash of `\<` belongs to the tag.
			out = out.endsWith('\\') ? out.slice(0, -1) : out;
			i = tagEnd(template, i);
		} else {
			out += template.charAt(i++);
		}
	}
	return out.length < template.length ? out : undefined;
}

function isTagStart(template: string, at: number): boolean {
	return template.charAt(at) === '<' && /^[A-Z]/i.test(template.charAt(at + 1));
}

/**
 * The offset after the `>` that closes a tag. If a `<*>` comes first, its text is assumed to include that `>`, so the
 * tag ends with the gap. Without either, the end of the template.
 */
function tagEnd(template: string, at: number): number {
	for (let i = at + 1; i < template.length;) {
		const gap = gapEnd(template, i);
		if (gap > i) {
			if (template.charAt(i + 1) === '*') return gap;
			i = gap;
		} else if (template.charAt(i) === '>') {
			return i + 1;
		} else {
			i++;
		}
	}
	return template.length;
}

/** The end of a gap that begins at `at`, or `at` if no gap begins there. */
function gapEnd(template: string, at: number): number {
	if (template.charAt(at) !== '<' || template.charAt(at - 1) === '\\') return at;
	const close = template.indexOf('>', at);
	const [type] = template.slice(at + 1, Math.max(at + 1, close)).split(':');
	return close > at && GAP_TYPES.some((known) => known === type) ? close + 1 : at;
}
