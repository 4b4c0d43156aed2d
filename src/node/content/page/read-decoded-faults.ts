import type { Position } from '../../../core/report/issue.ts';
import type { Fault, FieldPath } from '../../../core/rules/fault.ts';
import { findDecodedSecrets } from '../../../core/secrets/decoded-secrets.ts';
import { findHiddenCharacters } from '../../../core/text/safety/hidden-characters.ts';
import { parseYaml } from './parse-yaml.ts';

/**
 * Finds secrets that appear in values only after their escapes are resolved. Each value is searched with its field name
 * before it, as in the file.
 *
 * @param text The text that the value was read from: a file or a part of one.
 */
export function decodedSecrets(value: unknown, text: string, where: Where): Fault[] {
	return secretsIn(textsIn(value), text, where);
}

function secretsIn(texts: readonly DecodedText[], text: string, { file, locate }: Where): Fault[] {
	return findDecodedSecrets(texts, text).map(({ from, kind, start }) => {
		return { rule: 'leaked-secret', file, position: locate(from.path), kind, start, as: 'escape' };
	});
}

/**
 * Finds secrets and hidden characters that appear only after escapes are resolved, in a file that is YAML or JSON as a
 * whole.
 *
 * @param documents The parsed documents of the file, usually one. If there are several, positions are unknown.
 */
export function decodedFaults(documents: readonly unknown[], text: string, file: string): Fault[] {
	const isSingle = documents.length === 1;
	// Positions need a second parse, which is done only after the first fault is found.
	let locateIn: ((path: FieldPath) => Position) | undefined;
	const locate = (path: FieldPath): Position => {
		if (!isSingle) return { at: 'unknown' };
		locateIn ??= parseYaml(text, { file, firstLine: 1 }).locate;
		return locateIn(path);
	};
	const texts = documents.flatMap(textsIn);
	const secrets = secretsIn(texts, text, { file, locate });
	const hidden = new Map<number, Fault>();
	for (const { path, parts } of texts) {
		for (const { codePoint } of findHiddenCharacters(parts.join('\n'))) {
			// A character that is in the text itself is not escaped, and `textFaults` finds it.
			if (hidden.has(codePoint) || text.includes(String.fromCodePoint(codePoint))) continue;
			const position = locate(path);
			const lines = position.at === 'source' ? [position.line] : [];
			hidden.set(codePoint, { rule: 'hidden-character', file, position, codePoint, as: 'escape', lines });
		}
	}
	return [...secrets, ...hidden.values()];
}

/**
 * Every text in a value with the name of its field, and the names of fields that have no text. Each object is visited once,
 * because aliases of YAML may repeat it any number of times.
 */
function textsIn(root: unknown): DecodedText[] {
	const texts: DecodedText[] = [];
	const seen = new Set<object>();
	const visit = (value: unknown, path: FieldPath): void => {
		const name = typeof path.at(-1) === 'string' ? [String(path.at(-1))] : [];
		if (typeof value !== 'object' || value === null || value instanceof Date) {
			const parts = typeof value === 'string' ? [...name, value] : name;
			if (parts.length > 0) texts.push({ text: parts.join(': '), parts, path });
			return;
		}
		if (name.length > 0) texts.push({ text: name.join(''), parts: name, path });
		if (seen.has(value)) return;
		seen.add(value);
		if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
		else for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
	};
	visit(root, []);
	return texts;
}

interface Where {
	file: string;
	/** Returns the position of a value. */
	locate: (path: FieldPath) => Position;
}

interface DecodedText {
	text: string;
	parts: readonly string[];
	path: FieldPath;
}
