import type { Attribute } from '../entry.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
import { attributesOf } from './components.ts';
import type { Rule } from './rule.ts';

export const componentAttribute: Rule = {
	name: 'component-attribute',
	summary: 'A component has each of its attributes exactly once, with quoted text as its value, and no others.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.components.flatMap(({ name, attributes, position }) => {
				const allowed = attributesOf(name);
				// Another rule reports an unknown component.
				if (!allowed) return [];
				return problemsOf(name, attributes, allowed).map((problem) => ({ file, position, ...problem }));
			}),
		),
};

function problemsOf(component: string, attributes: readonly Attribute[], allowed: readonly string[]): Problem[] {
	const seen = new Set<string>();
	const wrong = attributes.flatMap(({ name, value }): Problem[] => {
		if (!allowed.includes(name)) return [explainUnknown(component, name, allowed)];
		if (seen.has(name))
			return [{ message: `<${component}> has "${name}" twice, and only one would count.`, help: 'Delete one.' }];
		seen.add(name);
		if (value !== undefined && value.trim() !== '') return [];
		return [{ message: `"${name}" of <${component}> is not text in quotes.`, help: `Write ${name}="…".` }];
	});
	const missing = allowed
		.filter(
			(name) =>
				!attributes.some((attribute) => attribute.name === name || closestName(attribute.name, allowed) === name),
		)
		.map((name) => ({ message: `<${component}> has no "${name}".`, help: `Write <${component} ${name}="…">.` }));
	return [...wrong, ...missing];
}

function explainUnknown(component: string, name: string, allowed: readonly string[]): Problem {
	const allowedText =
		allowed.length === 0 ? `<${component}> takes no attributes` : `<${component}> takes only ${listOf(allowed, 'and')}`;
	const closest = closestName(name, allowed);
	return {
		message:
			name === ''
				? `<${component}> gets attributes from an expression, which could set any attribute.`
				: `<${component}> has no attribute "${name}"; on a component, Astro could turn it into HTML or script.`,
		help: closest === undefined ? `Delete it: ${allowedText}.` : `Did you mean "${closest}"? ${allowedText}.`,
	};
}

interface Problem {
	message: string;
	help: string;
}
