import { commandsOf, type Command } from './commands.ts';
import type { Finding, Rule } from './rule.ts';

export const effectMismatch: Rule = {
	name: 'effect-mismatch',
	summary: 'A command does no more than its label says.',
	check: ({ documents }) =>
		documents.flatMap((document) => commandsOf(document).flatMap((command) => findMismatch(document.file, command))),
};

/**
 * Commands that delete something permanently. No pattern here nests repetitions, and spans within a line are
 * bounded, so that matching stays fast.
 */
const DESTROYS = [
	/\bDROP\s+(?:TABLE|DATABASE|SCHEMA|ROLE|USER|INDEX|OWNED|VIEW|MATERIALIZED)\b/gi,
	/\bTRUNCATE\b/gi,
	/\bDELETE\s+FROM\b/gi,
	/\bFLUSH(?:ALL|DB)\b/gi,
	/\brm\s+-[a-z]*r/g,
	/\bkubectl\b[^|;&\n]{0,1000}\sdelete\s+(?:pvc|pv|namespace|ns|persistentvolume)/g,
	/\bterraform\s+destroy\b/g,
	/\bdropdb\b/g,
];

/** Commands that change something: they end sessions, restart services, or modify settings and rows. */
const CHANGES = [
	/\bpg_(?:terminate|cancel)_backend\b/gi,
	/\b(?:INSERT\s+INTO|MERGE\s+INTO|REINDEX|VACUUM\s+FULL|SET\s+GLOBAL)\b/gi,
	/\bUPDATE\s+[\w."]+\s+SET\b/gi,
	/\bALTER\s+(?:TABLE|ROLE|USER|SYSTEM|DATABASE|INDEX)\b/gi,
	/\bCREATE\s+(?:UNIQUE\s+|OR\s+REPLACE\s+)?(?:TABLE|INDEX|ROLE|USER|VIEW|EXTENSION|FUNCTION)\b/gi,
	/\bkubectl\b[^|;&\n]{0,1000}\s(?:delete|scale|apply|patch|drain|cordon|uncordon|edit|replace|annotate|label)\s/g,
	/\bkubectl\b[^|;&\n]{0,1000}\srollout\s+(?:restart|undo|pause|resume)\b/g,
	/\bkubectl\b[^|;&\n]{0,1000}\sset\s+(?:env|image|resources)\b/g,
	/\bhelm\s+(?:upgrade|rollback|uninstall|install)\b/g,
	/\bterraform\s+apply\b/g,
	/\bsystemctl\s+(?:re)?(?:start|stop|load)\b/g,
	/\bdocker(?:\s+compose)?\s+(?:restart|stop|start|rm|kill|up|down)\b/g,
	/\bp?kill(?:all)?\s+-/g,
	/\bcurl\b[^|;&\n]{0,1000}\s(?:-X\s*|--request[ =])(?:PUT|PATCH|DELETE)\b/g,
	/\bredis-cli\b[^|;&\n]{0,1000}\s(?:DEL|UNLINK|SET|CONFIG\s+SET|CLIENT\s+KILL)\b/gi,
	// Commands of PgBouncer's console.
	/^[ \t]*(?:PAUSE|RESUME|RELOAD|RECONNECT|SHUTDOWN|SUSPEND|KILL)\b[^=\n]*$/gm,
];

function findMismatch(file: string, command: Command): Finding[] {
	const { effect, subject } = command;
	if (effect !== 'read' && effect !== 'change') return [];
	const code = withoutComments(command);
	const destroys = firstMatch(code, DESTROYS);
	const found = destroys ?? (effect === 'read' ? firstMatch(code, CHANGES) : undefined);
	if (!found) return [];
	const actual = destroys ? 'destroy' : 'change';
	return [
		{
			file,
			position: command.locate(found.offset, found.text),
			message: `${subject} counts as "${effect}", but "${found.text}" has the effect "${actual}".`,
			help: command.canBeLabelled
				? `Label it "${actual}", or use a command that does less.`
				: 'Use a command that only reads, and put this one into a mitigation.',
		},
	];
}

function firstMatch(code: string, patterns: readonly RegExp[]): { text: string; offset: number } | undefined {
	const found = patterns.flatMap((pattern) =>
		[...code.matchAll(pattern)].map((match) => {
			const text = match[0].trim();
			return { text, offset: match.index + match[0].indexOf(text) };
		}),
	);
	return found.sort((a, b) => a.offset - b.offset)[0];
}

/** Replaces comments, and in SQL also quoted text, with spaces, so that offsets stay the same. */
function withoutComments({ code, language }: Command): string {
	const toSpaces = (text: string) => text.replace(/[^\n]/g, ' ');
	if (language === 'sql') return code.replace(/--[^\n]*|'[^']*'/g, toSpaces);
	return code.replace(/(?<=^|\s)#[^\n]*/g, toSpaces);
}
