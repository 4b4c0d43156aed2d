import type { Document } from '../entry.ts';
import { stringsIn } from '../graph/walk.ts';
import type { Position } from '../report/issue.ts';
import { positionAfter } from '../report/position.ts';
import { pathName } from '../text/prose/words.ts';
import { faultsOf, type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const derivedFigure: Rule = {
	name: 'derived-figure',
	summary: 'Durations and differences are computed from measured values, never written by hand.',
	check: (content) => [
		...faultsOf(content, 'unknown-field')
			.filter(({ name }) => isDerivedField(name))
			.map(({ file, position, path, name }) => ({
				file,
				position,
				message: `"${pathName([...path, name])}" can be computed, and a hand-written figure goes stale when the values it is computed from change.`,
				help: 'Delete it. Give the times in "times" and the measured values in "metrics"; the site computes the rest.',
			})),
		...documentsOf(content, 'postmortem').flatMap(findDerivedText),
	],
};

/** True for the name of a field whose value the site computes. */
export function isDerivedField(name: string): boolean {
	return DERIVED_FIELD.test(name) || TIME_TO_FIELD.test(name);
}

const DERIVED_FIELD =
	/^(?:tt[dmr]|mtt[dmr]|time_to_\w+|duration\w*|difference|improvement|delta|change|reduction|percentChange)$/i;
/** The capital letter is required, because `timetolive` is not a time of an incident. */
const TIME_TO_FIELD = /^timeTo[A-Z]\w*$/;

const COMPARATIVE = 'faster|slower|less|fewer|more|higher|lower|better|worse|smaller|larger|shorter|longer|cheaper';
const CHANGE = 'reduction|improvement|increase|decrease|drop|gain|saving';
const NUMBER = String.raw`(?<![\d.,])\d[\d.,]*`;
const PERCENT = String.raw`\s?(?:%|percent|per cent)`;

/**
 * Patterns for prose without code and quotations. In each, no two repeated parts can match the same text, so matching stays
 * linear.
 */
const DERIVED_TEXT = [
	// 40% faster
	String.raw`${NUMBER}${PERCENT}\s+(?:${COMPARATIVE}|${CHANGE}|eliminated)\b`,
	// 3x faster, 3 times as fast
	String.raw`${NUMBER}\s?(?:x|×|times|-?fold)\s+(?:as\s|${COMPARATIVE}|${CHANGE})`,
	// by 40%, by 3x
	String.raw`\bby\s+${NUMBER}(?:${PERCENT}|\s?x\b|\s?×)`,
	// −40%, but not the end of the range 5% - 10%
	String.raw`(?<=^|[\s(])(?<![\d%]\s?)[-−+]${NUMBER}${PERCENT}`,
	// 120% of capacity
	String.raw`[1-9]\d\d+(?:\.\d+)?${PERCENT}\s+(?:of\s+)?(?:the\s+)?capacity\b`,
	// MTTR was 40
	String.raw`\b(?:MTT[DMR]|TT[DMR]|time to (?:detect|mitigate|resolve|recover))\b(?:[\s:=]|was|is|of|were)*${NUMBER}`,
].map((source) => new RegExp(source, 'giu'));

/** Claims and sources quote other people, and evidence is raw output, such as a log line, so they may contain figures. */
const SKIPPED_FIELDS = new Set(['claims', 'sources', 'evidence']);

function findDerivedText(document: Document<'postmortem'>): Finding[] {
	const { file, data, body, locate } = document;
	const findings: Finding[] = [];
	for (const { path, text } of stringsIn(data, SKIPPED_FIELDS)) {
		for (const { figure } of derivedFiguresIn(text)) findings.push(findingFor(file, locate(path, figure), figure));
	}
	for (const { text, position } of body.texts) {
		for (const { figure, offset } of derivedFiguresIn(text))
			findings.push(findingFor(file, positionAfter(text.slice(0, offset), position), figure));
	}
	return findings;
}

function findingFor(file: string, position: Position, figure: string): Finding {
	return {
		file,
		position,
		message: `"${figure}" is derived from other figures; written by hand, it goes stale when they change.`,
		help: 'Put the measured values into "metrics", where the site computes the difference, or quote the source in a claim.',
	};
}

/** The derived figures in a text. Where two patterns overlap, only the figure that begins first is returned. */
function derivedFiguresIn(text: string): { figure: string; offset: number }[] {
	const prose = text.replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, (quoted) => ' '.repeat(quoted.length));
	const found = DERIVED_TEXT.flatMap((pattern) =>
		[...prose.matchAll(pattern)].map((match) => ({ figure: match[0].trim(), offset: match.index })),
	);
	found.sort((a, b) => a.offset - b.offset);
	return found.filter(({ offset }, index) => {
		const before = found[index - 1];
		return !before || offset >= before.offset + before.figure.length;
	});
}
