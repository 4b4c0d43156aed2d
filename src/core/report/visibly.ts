import { showHidden } from '../text/hidden-characters.ts';
import type { Issue } from './issue.ts';

/**
 * An issue in which every character can be seen. File names and values come from whoever wrote the content, and a report
 * goes to terminals and logs: there, controls change what is shown, and a line break starts a line of its own.
 */
export function visibly<Rule extends string>(issue: Issue<Rule>): Issue<Rule> {
	const file = showHidden(issue.file).replaceAll('\n', '\\n');
	return { ...issue, file, message: showHidden(issue.message), help: showHidden(issue.help) };
}
