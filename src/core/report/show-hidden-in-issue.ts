import { showHidden } from '../text/safety/hidden-characters.ts';
import type { Issue } from './issue.ts';

/**
 * Makes every character of an issue visible. File names and values come from the authors of content, and reports go to
 * terminals and logs, where control characters change the display and a line break starts a new entry.
 */
export function showHiddenInIssue<Rule extends string>(issue: Issue<Rule>): Issue<Rule> {
	const file = showHidden(issue.file).replaceAll('\n', '\\n');
	return { ...issue, file, message: showHidden(issue.message), help: showHidden(issue.help) };
}
