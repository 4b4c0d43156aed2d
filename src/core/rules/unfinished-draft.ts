import { BLANK } from '../draft/blank.ts';
import type { AnyDocument } from '../entry.ts';
import { stringsIn } from '../graph/walk.ts';
import type { Position } from '../report/issue.ts';
import { positionAfter } from '../report/position.ts';
import { pathName, show } from '../text/words.ts';
import type { Finding, Rule } from './rule.ts';

export const unfinishedDraft: Rule = {
	name: 'unfinished-draft',
	summary: 'Every blank of a drafted page has been filled.',
	check: ({ documents }) => documents.flatMap((document) => [...fieldBlanks(document), ...bodyBlanks(document)]),
};

/** Lines of a log say what they say, also where they hold the mark in the middle. */
const LOG_LINES = new Set(['examples', 'nearMisses']);

function fieldBlanks({ file, data, locate }: AnyDocument): Finding[] {
	const findings: Finding[] = [];
	for (const { path, text } of stringsIn(data)) {
		const isBlank = LOG_LINES.has(String(path[0])) ? text.startsWith(BLANK) : text.includes(BLANK);
		if (isBlank) findings.push(blankAt(file, locate(path, BLANK), `"${pathName(path)}"`, text));
	}
	return findings;
}

function bodyBlanks({ file, body }: AnyDocument): Finding[] {
	return [
		...body.texts.flatMap(({ text, position }) => blanksIn(file, text, position)),
		...body.fences.flatMap(({ code, position }) => {
			const inside = position.at === 'source' ? { ...position, line: position.line + 1 } : position;
			return blanksIn(file, code, inside);
		}),
	];
}

function blanksIn(file: string, text: string, start: Position): Finding[] {
	const findings: Finding[] = [];
	for (let at = text.indexOf(BLANK); at >= 0; at = text.indexOf(BLANK, at + BLANK.length)) {
		findings.push(blankAt(file, positionAfter(text.slice(0, at), start), 'This place', text.slice(at)));
	}
	return findings;
}

function blankAt(file: string, position: Position, where: string, text: string): Finding {
	const wanted = text.slice(text.indexOf(BLANK) + BLANK.length).trim();
	return {
		file,
		position,
		message: `${where} is still blank.`,
		help: wanted === '' ? 'Write what belongs here.' : `Write what belongs here: ${show(wanted.replace(/\.$/, ''))}.`,
	};
}
