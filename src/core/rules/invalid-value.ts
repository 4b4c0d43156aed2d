import { closestName } from '../text/closest-name.ts';
import { pathName, show } from '../text/prose/words.ts';
import type { FaultOf } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const invalidValue: Rule = {
	name: 'invalid-value',
	summary: 'Every value has the type and form that its field requires.',
	check: (content) =>
		faultsOf(content, 'invalid-value').map((fault) => ({
			file: fault.file,
			position: fault.position,
			message: messageFor(fault),
			help: helpFor(fault),
		})),
};

function messageFor({ path, value, expected }: FaultOf<'invalid-value'>): string {
	const field = path.length === 0 ? 'The file' : `"${pathName(path)}"`;
	if (value === null) return `${field} is empty; it ${expected}.`;
	if (value instanceof Date) return `${field} is read as a date; it ${expected}.`;
	return `${field} is ${show(value)}; it ${expected}.`;
}

function helpFor({ value, expected, options }: FaultOf<'invalid-value'>): string {
	if (typeof value === 'string') {
		const closest = closestName(value, options);
		if (closest !== undefined) return `Did you mean "${closest}"?`;
	}
	if (value === null && /text|empty/.test(expected)) return 'If the source does not say, write "not recorded".';
	if (expected === 'must be text') return 'Put the value in quotes.';
	if (expected === 'must be a list')
		return 'Write each item on a separate line after "- ", or write "[]" if there are none.';
	return 'The comments in src/core/schema say what each field takes.';
}
