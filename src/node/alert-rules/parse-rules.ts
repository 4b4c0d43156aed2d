import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { AlertIssue, AlertRule } from '../../core/alerts/check-alert.ts';
import type { Position } from '../../core/report/issue.ts';
import type { FieldPath } from '../../core/rules/fault.ts';
import { isRecord } from '../../core/text/is-record.ts';
import { firstAliasStart, nodeAt, positionAt } from '../content/page/parse-yaml.ts';

/**
 * Reads the alerting rules of a YAML file: a Prometheus rule file, Kubernetes PrometheusRule objects, or lists of them, in
 * any number of documents. Objects of other kinds are ignored. Never throws: anything that cannot be read becomes a
 * problem.
 *
 * @param file The name of the file in messages.
 */
export function parseRules(text: string, file: string): ParsedRules {
	const lines = new LineCounter();
	const reading: Reading = { text, file, lines, firstLine: 1, rules: [], problems: [] };
	try {
		const documents = parseAllDocuments(text, {
			lineCounter: lines,
			logLevel: 'error',
			merge: true,
			prettyErrors: false,
			version: '1.2',
		});
		for (const document of 'empty' in documents ? [] : documents) readDocument(document, reading);
	} catch (error) {
		// This happens if the file has thousands of nested brackets.
		addProblem(
			reading,
			{ at: 'unknown' },
			`This file cannot be read: ${reasonOf(error)}.`,
			'Write it with less nesting.',
		);
	}
	return { rules: reading.rules, problems: reading.problems };
}

function readDocument(document: Document.Parsed, reading: Reading): void {
	const [error] = document.errors;
	if (error) {
		const position = positionAt(reading, error.pos[0]);
		if (isHelmTemplate(reading.text)) {
			const message = 'This is a Helm template, which is not YAML yet, so its rules cannot be read.';
			addProblem(reading, position, message, 'Check the output of Helm: helm template . | hindsight check-rules -');
			return;
		}
		addProblem(reading, position, `This is not well-formed YAML: ${sentence(error.message)}`, HELP_FOR_YAML);
		return;
	}
	let value: unknown;
	try {
		value = document.toJS({ maxAliasCount: 100 });
	} catch (error) {
		const position = positionAt(reading, firstAliasStart(document));
		addProblem(reading, position, `This is not well-formed YAML: ${sentence(reasonOf(error))}`, HELP_FOR_YAML);
		return;
	}
	readObject(value, [], { document, reading });
}

function readObject(value: unknown, path: FieldPath, context: Context): void {
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) readObject(item, [...path, index], context);
		return;
	}
	if (!isRecord(value)) return;
	const { kind } = value;
	if (typeof kind === 'string' && kind.endsWith('List')) readObject(value['items'], [...path, 'items'], context);
	else if (kind === 'PrometheusRule') {
		const { spec } = value;
		if (isRecord(spec)) readGroups(spec['groups'], [...path, 'spec', 'groups'], context);
	} else if (kind === undefined) readGroups(value['groups'], [...path, 'groups'], context);
}

function readGroups(groups: unknown, path: FieldPath, context: Context): void {
	if (groups === undefined || groups === null) return;
	if (!Array.isArray(groups)) {
		addMalformed(context, path, '"groups" is not a list');
		return;
	}
	for (const [index, group] of groups.entries()) {
		const at = [...path, index];
		if (!isRecord(group)) {
			addMalformed(context, at, 'This group is not a mapping with "name" and "rules"');
			continue;
		}
		const { rules } = group;
		const name = typeof group['name'] === 'string' ? group['name'] : '';
		if (rules === undefined || rules === null) continue;
		if (!Array.isArray(rules)) addMalformed(context, [...at, 'rules'], '"rules" is not a list');
		else for (const [number, rule] of rules.entries()) readRule(rule, name, [...at, 'rules', number], context);
	}
}

function readRule(rule: unknown, group: string, path: FieldPath, context: Context): void {
	// A recording rule has no alert.
	if (isRecord(rule) && 'record' in rule && !('alert' in rule)) return;
	const alert = isRecord(rule) ? rule['alert'] : undefined;
	if (!isRecord(rule) || typeof alert !== 'string' || alert === '') {
		addMalformed(context, path, 'This rule has no name in "alert" or "record"');
		return;
	}
	const { annotations } = rule;
	if (annotations !== undefined && annotations !== null && !isRecord(annotations)) {
		addMalformed(context, [...path, 'annotations'], '"annotations" is not a mapping');
		return;
	}
	const linkPath = [...path, 'annotations', 'runbook_url'];
	const url = textOf(annotations?.['runbook_url'], linkPath, context);
	context.reading.rules.push({
		group,
		alert,
		file: context.reading.file,
		position: locate(context, [...path, 'alert']),
		link: url === '' ? undefined : { url, position: locate(context, linkPath) },
	});
}

/** The text of a link. YAML may read an unquoted value as a mapping or a number, so its source text is used instead. */
function textOf(value: unknown, path: FieldPath, { document, reading }: Context): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value.trim();
	const [start, end] = nodeAt(document, path)?.range ?? [0, 0];
	return reading.text.slice(start, end).trim() || '?';
}

function addMalformed({ document, reading }: Context, path: FieldPath, what: string): void {
	const message = `${what}, so its alerts cannot be checked.`;
	addProblem(reading, locate({ document, reading }, path), message, 'Run "promtool check rules" for the details.');
}

function addProblem({ file, problems }: Reading, position: Position, message: string, help: string): void {
	problems.push({ rule: 'malformed-rules', file, position, message, help });
}

function locate({ document, reading }: Context, path: FieldPath): Position {
	const range = nodeAt(document, path)?.range;
	return range ? positionAt(reading, range[0]) : { at: 'unknown' };
}

/** Whether a text contains Helm statements. Templates of Prometheus, such as `{{ $labels.job }}`, are not Helm statements. */
function isHelmTemplate(text: string): boolean {
	return /\{\{-?\s*(?:\.(?:Values|Release|Chart|Files|Capabilities)\b|(?:if|else|end|range|with|include|define|template|toYaml)\b)/.test(
		text,
	);
}

const HELP_FOR_YAML =
	'Put text that contains ": ", " #" or "{{" into single quotes; "promtool check rules" reads the file in the same way.';

function sentence(message: string): string {
	return /[.!?]$/.test(message) ? message : `${message}.`;
}

function reasonOf(error: unknown): string {
	if (error instanceof RangeError) return 'it is nested too deeply';
	return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}

export interface ParsedRules {
	rules: AlertRule[];
	problems: AlertIssue[];
}

interface Reading {
	text: string;
	file: string;
	lines: LineCounter;
	firstLine: 1;
	rules: AlertRule[];
	problems: AlertIssue[];
}

interface Context {
	document: Document.Parsed;
	reading: Reading;
}
