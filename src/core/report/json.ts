import { lineAndColumn } from './position.ts';
import type { Report } from './issue.ts';

/** Renders the report for programs. An unknown line or column is `null`. */
export function renderJson({ issues, filesChecked }: Report): string {
	const flat = issues.map(({ rule, file, position, message, help }) => {
		return { rule, file, ...lineAndColumn(position), message, help };
	});
	return `${JSON.stringify({ version: 1, filesChecked, issues: flat }, null, 2)}\n`;
}
