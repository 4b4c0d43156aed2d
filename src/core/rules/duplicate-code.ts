import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const duplicateCode: Rule = {
	name: 'duplicate-code',
	summary: 'An error code leads to only one error page.',
	check: (content) => {
		const owners = new Map<string, string>();
		const findings: Finding[] = [];
		for (const { file, data, locate } of documentsOf(content, 'error')) {
			for (const [index, code] of (data.codes ?? []).entries()) {
				const owner = owners.get(code.toLowerCase());
				owners.set(code.toLowerCase(), owner ?? file);
				if (owner === undefined) continue;
				findings.push({
					file,
					position: locate(['codes', index]),
					message: `The code "${code}" already belongs to ${owner === file ? 'this page' : owner}, and /e/${code}/ can lead to only one page.`,
					help: 'Keep it on the page that it identifies, and delete it from the others.',
				});
			}
		}
		return findings;
	},
};
