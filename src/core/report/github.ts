import { showHiddenInIssue } from './show-hidden-in-issue.ts';
import type { Issue, Report } from './issue.ts';

/**
 * Renders the report as workflow commands, which GitHub shows next to the lines of a change. Values are escaped as
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions requires.
 */
export function renderGithub({ issues }: Report<string>, level: 'error' | 'notice' = 'error'): string {
	return issues
		.map(showHiddenInIssue)
		.map((issue) => `::${level} ${properties(issue)}::${escapeText(`${issue.message}\n${issue.help}`)}\n`)
		.join('');
}

function properties({ file, position, rule }: Issue<string>): string {
	const place = position.at === 'source' ? [`line=${position.line}`, `col=${position.column}`] : [];
	return [`file=${escapeProperty(file)}`, ...place, `title=${rule}`].join(',');
}

function escapeText(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
	return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
