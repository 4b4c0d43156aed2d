import { diagramsOf } from '../graph/diagrams-of.ts';
import type { Rule } from './rule.ts';

export const missingDiagram: Rule = {
	name: 'missing-diagram',
	summary: 'Every diagram has been rendered from its current source and is stored in content/diagrams.',
	check: ({ documents, isRendered }) =>
		diagramsOf(documents)
			.filter(({ source }) => !isRendered(source))
			.map(({ is, file, position }) => ({
				file,
				position,
				message: `${SUBJECT[is]} has not been rendered since its source changed, or its SVG was changed by hand. The build does not render diagrams.`,
				help: 'Run "npm run diagrams" and commit what it writes.',
			})),
};

const SUBJECT = {
	block: 'This diagram',
	questions: 'The diagram of these questions',
	'service map': 'The map of the services',
} as const;
