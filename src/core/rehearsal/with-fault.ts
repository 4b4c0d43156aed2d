import type { Entry } from '../entry.ts';

/** A copy of a runbook with a text of its commands replaced; undefined if no command contains the text. */
export function withFault(runbook: Entry<'runbook'>, text: string, replacement: string): Entry<'runbook'> | undefined {
	let isFound = false;
	const replaceIn = <T>(value: T): T => {
		if (typeof value === 'string') {
			isFound ||= value.includes(text);
			// A function, because `$` has a meaning in a replacement text.
			return value.replaceAll(text, () => replacement) as T;
		}
		if (Array.isArray(value)) return value.map(replaceIn) as T;
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, each]: [string, unknown]) => [
				name,
				COMMAND_FIELDS.has(name) || typeof each === 'object' ? replaceIn(each) : each,
			]),
		) as T;
	};
	const { confirm, evidence, discriminators, mitigations, verify } = runbook.data;
	const data = { ...runbook.data, ...replaceIn({ confirm, evidence, discriminators, mitigations, verify }) };
	const body = { ...runbook.body, steps: replaceIn(runbook.body.steps) };
	return isFound ? { ...runbook, data, body } : undefined;
}

const COMMAND_FIELDS: ReadonlySet<string> = new Set(['command', 'check', 'code']);
