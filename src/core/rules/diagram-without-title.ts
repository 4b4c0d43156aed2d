import type { Rule } from './rule.ts';

export const diagramWithoutTitle: Rule = {
	name: 'diagram-without-title',
	summary: 'A Mermaid diagram has a title and a description for readers who cannot see it.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.fences
				.filter(({ language }) => language === 'mermaid')
				.flatMap(({ code, position }) => {
					const missing = [
						...(/^\s*accTitle\s*:\s*\S/m.test(code) ? [] : ['accTitle: What the diagram shows']),
						...(/^\s*accDescr\s*(?::\s*\S|\{\s*[^\s}])/m.test(code) ? [] : ['accDescr: What the diagram contains']),
					];
					if (missing.length === 0) return [];
					const names = missing.map((line) => line.slice(0, line.indexOf(':'))).join(' and no ');
					return {
						file,
						position,
						message: `This diagram has no ${names}, so readers who cannot see it learn nothing.`,
						help: `Add below its first line: ${missing.map((line) => `"${line}"`).join(' and ')}.`,
					};
				}),
		),
};
