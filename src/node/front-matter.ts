/**
 * Splits a file into the YAML between its first line `---` and the next line `---`, and the body after that. Lines are
 * counted from 1.
 */
export function splitFrontMatter(source: string): SplitSource {
	const opening = /^---[ \t]*\r?\n/.exec(source);
	if (!opening) return { found: false, reason: 'absent' };
	const rest = source.slice(opening[0].length);
	const closing = /^---[ \t]*(?:\r?\n|$)/m.exec(rest);
	if (!closing) return { found: false, reason: 'unclosed' };
	const bodyStart = opening[0].length + closing.index + closing[0].length;
	return {
		found: true,
		yaml: rest.slice(0, closing.index),
		yamlLine: 2,
		body: source.slice(bodyStart),
		bodyLine: source.slice(0, bodyStart).split('\n').length,
	};
}

export type SplitSource =
	| { found: false; reason: 'absent' | 'unclosed' }
	| { found: true; yaml: string; yamlLine: number; body: string; bodyLine: number };
