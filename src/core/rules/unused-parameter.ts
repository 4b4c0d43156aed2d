import { stringsIn } from '../graph/walk.ts';
import { variablesIn } from './parameters.ts';
import { faultsOf, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unusedParameter: Rule = {
	name: 'unused-parameter',
	summary: 'Every param of a runbook is used by a command.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap(({ file, data, body, locate }) => {
			// A field or body that could not be read may use the parameter, and another rule reports it.
			const isComplete = data.mitigations && data.discriminators && data.verify;
			if (!isComplete || faultsOf(content, 'malformed-mdx').some((fault) => fault.file === file)) return [];
			const texts = [...stringsIn(data)].map(({ text }) => text);
			const code = body.fences.map((fence) => fence.code);
			const used = new Set([...texts, ...code].flatMap((text) => variablesIn(text).map(({ name }) => name)));
			return (data.params ?? []).flatMap(({ name }, index) => {
				if (used.has(name)) return [];
				return {
					file,
					position: locate(['params', index, 'name']),
					message: `No command on this page uses $${name}, so the page would ask for it unnecessarily.`,
					help: 'Delete it, or use it in a command.',
				};
			});
		}),
};
