import { closestName } from '../text/closest-name.ts';
import { commandsOf } from './commands.ts';
import { variablesIn } from './parameters.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const undeclaredParameter: Rule = {
	name: 'undeclared-parameter',
	summary: 'A variable in a command of a runbook is one of its params.',
	check: (content) =>
		documentsOf(content, 'runbook').flatMap((document) => {
			if (!document.data.params) return [];
			const declared = document.data.params.map(({ name }) => name);
			return commandsOf(document).flatMap((command) =>
				variablesIn(command.code)
					.filter(({ name }) => !declared.includes(name))
					.map(({ name, text, offset }) => {
						const closest = closestName(name, declared);
						return {
							file: document.file,
							position: command.locate(offset, text),
							message: `The command uses $${name}, which "params" does not declare, so the page cannot ask for its value.`,
							help: closest
								? `Did you mean $${closest}?`
								: 'Declare it in "params" with a label, a pattern and an example.',
						};
					}),
			);
		}),
};
