import { count } from '../text/prose/words.ts';
import { showHiddenInIssue } from './show-hidden-in-issue.ts';
import type { Issue, Report } from './issue.ts';

/**
 * Renders the report for people: each file once, followed by its issues with position, rule and message, and the fix
 * indented below. The report ends with a count.
 */
export function renderText({ issues, filesChecked }: Report<string>, { colour }: { colour: boolean }): string {
	const paint = colour
		? (code: number, text: string) => `\u001b[${code}m${text}\u001b[0m`
		: (_: number, text: string) => text;
	const byFile = Map.groupBy(issues.map(showHiddenInIssue), (issue) => issue.file);
	const blocks = [...byFile].map(([file, found]) => {
		const rows = layOut(found, paint);
		return `${paint(BOLD, file)}\n${rows.join('\n')}\n`;
	});
	const checked = `(${count(filesChecked, 'file')} checked)`;
	const total = `${count(issues.length, 'error')} in ${count(byFile.size, 'file')} ${checked}.`;
	if (issues.length === 0) return `No errors ${checked}.\n`;
	return `${blocks.join('\n')}\n${paint(RED, total)}\n`;
}

const BOLD = 1;
const RED = 31;
const CYAN = 36;
const GREY = 90;

function layOut(issues: readonly Issue<string>[], paint: (code: number, text: string) => string): string[] {
	const places = issues.map(placeOf);
	const placeWidth = Math.max(...places.map((place) => place.length));
	const ruleWidth = Math.max(...issues.map(({ rule }) => rule.length));
	const indent = ' '.repeat(2 + placeWidth + 2 + ruleWidth + 2);
	return issues.flatMap(({ rule, message, help }, index) => {
		const place = (places[index] ?? '').padStart(placeWidth);
		return [
			`  ${paint(GREY, place)}  ${paint(CYAN, rule.padEnd(ruleWidth))}  ${message}`,
			...help.split('\n').map((line) => `${indent}${line}`),
		];
	});
}

function placeOf({ position }: Issue<string>): string {
	return position.at === 'source' ? `${position.line}:${position.column}` : '-';
}
