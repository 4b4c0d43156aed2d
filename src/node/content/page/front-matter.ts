import { placeAfter } from '../../../core/text/places.ts';

/**
 * Splits a page into the YAML between its first line `---` and the next one, and the body after that.
 *
 * The front matter ends where Astro ends it: at the first line that starts with `---` or `+++`. Only a line feed ends a
 * line. Astro accepts several forms of front matter, but this function accepts only one, with a line `---` at both ends. It
 * rejects `+++`, blank lines before the opening line, and text after the dashes, so that authors need not know about them.
 * `readAsSite` ensures that the result agrees with Astro.
 *
 * Lines are counted from 1.
 */
export function splitFrontMatter(source: string): SplitSource {
	const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(source)?.[0];
	if (opening === undefined) return { found: false, reason: 'absent', line: 1 };
	// The line feed of the opening line may also be the one before the closing line, because the fields may be empty.
	const ending = /\n(---|\+\+\+)([^\n]*\n?)/.exec(source.slice(opening.length - 1));
	if (!ending) return { found: false, reason: 'unclosed', line: 1 };
	const [, mark = '', rest = ''] = ending;
	const yamlEnd = opening.length + ending.index;
	const yaml = source.slice(opening.length, yamlEnd);
	const { line } = placeAfter(yaml, { line: 2, column: 1 });
	if (mark !== '---' || !/^[ \t]*(?:\r?\n)?$/.test(rest)) return { found: false, reason: 'closed early', line };
	const bodyStart = yamlEnd + mark.length + rest.length;
	return {
		found: true,
		yaml,
		yamlLine: 2,
		body: source.slice(bodyStart),
		bodyLine: line + (rest.endsWith('\n') ? 1 : 0),
	};
}

export type SplitSource =
	| {
			found: false;
			/** `closed early`: a line other than a plain `---` ends the fields. */
			reason: 'absent' | 'unclosed' | 'closed early';
			line: number;
	  }
	| { found: true; yaml: string; yamlLine: number; body: string; bodyLine: number };
