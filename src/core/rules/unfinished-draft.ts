import { PLACEHOLDER } from '../draft/placeholder.ts';
import type { AnyDocument } from '../entry.ts';
import { stringsIn } from '../graph/walk.ts';
import type { Position } from '../report/issue.ts';
import { positionAfter } from '../report/position.ts';
import { pathName, show } from '../text/prose/words.ts';
import type { Finding, Rule } from './rule.ts';

export const unfinishedDraft: Rule = {
	name: 'unfinished-draft',
	summary: 'Every placeholder of a drafted page has been replaced.',
	check: ({ documents }) =>
		documents.flatMap((document) => [...fieldPlaceholders(document), ...bodyPlaceholders(document)]),
};

/** Fields with log lines, which may contain the text of `PLACEHOLDER` in the middle of a line. */
const LOG_LINES = new Set(['examples', 'nearMisses']);

function fieldPlaceholders({ file, data, locate }: AnyDocument): Finding[] {
	const findings: Finding[] = [];
	for (const { path, text } of stringsIn(data)) {
		const isPlaceholder = LOG_LINES.has(String(path[0])) ? text.startsWith(PLACEHOLDER) : text.includes(PLACEHOLDER);
		if (isPlaceholder) findings.push(placeholderAt(file, locate(path, PLACEHOLDER), `"${pathName(path)}"`, text));
	}
	return findings;
}

function bodyPlaceholders({ file, body }: AnyDocument): Finding[] {
	return [
		...body.texts.flatMap(({ text, position }) => placeholdersIn(file, text, position)),
		...body.fences.flatMap(({ code, position }) => {
			const inside = position.at === 'source' ? { ...position, line: position.line + 1 } : position;
			return placeholdersIn(file, code, inside);
		}),
	];
}

function placeholdersIn(file: string, text: string, start: Position): Finding[] {
	const findings: Finding[] = [];
	for (let at = text.indexOf(PLACEHOLDER); at >= 0; at = text.indexOf(PLACEHOLDER, at + PLACEHOLDER.length)) {
		findings.push(placeholderAt(file, positionAfter(text.slice(0, at), start), 'This text', text.slice(at)));
	}
	return findings;
}

function placeholderAt(file: string, position: Position, subject: string, text: string): Finding {
	const hint = text.slice(text.indexOf(PLACEHOLDER) + PLACEHOLDER.length).trim();
	return {
		file,
		position,
		message: `${subject} still has its placeholder.`,
		help: hint === '' ? 'Write what belongs here.' : `Write what belongs here: ${show(hint.replace(/\.$/, ''))}.`,
	};
}
