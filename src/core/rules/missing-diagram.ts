import { diagramsOf } from '../graph/diagrams-of.ts';
import type { Rule } from './rule.ts';

export const missingDiagram: Rule = {
	name: 'missing-diagram',
	summary: 'Every diagram is rendered, from its present source, and stored in content/diagrams.',
	check: ({ documents, isRendered }) =>
		diagramsOf(documents)
			.filter(({ source }) => !isRendered(source))
			.map(({ is, file, position }) => ({
				file,
				position,
				message: `${SUBJECT[is]} has not been rendered since its source changed, or its SVG was changed by hand, and building the site renders nothing.`,
				help: 'Run "npm run diagrams" and commit what it writes.',
			})),
};

const SUBJECT = {
	block: 'This diagram',
	questions: 'The diagram of these questions',
	'service map': 'The map of the services',
} as const;
