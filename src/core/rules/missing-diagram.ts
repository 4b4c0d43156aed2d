import { diagramsOf } from '../graph/diagrams-of.ts';
import type { DiagramFault } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const missingDiagram: Rule = {
	name: 'missing-diagram',
	summary: 'Every diagram has been rendered from its current source and is stored in content/diagrams.',
	check: (content) => [
		...faultsOf(content, 'missing-diagram').map(({ file, position, reason }) => ({
			file,
			position,
			message: `${REASON_TEXT[reason]}, so no page may show it.`,
			help: HELP,
		})),
		...diagramsOf(content.documents)
			.filter(({ source }) => !content.isRendered(source))
			.map(({ is, file, position }) => ({
				file,
				position,
				message: `${SUBJECT[is]} has not been rendered since its source changed, or its SVG was changed by hand. The build does not render diagrams.`,
				help: HELP,
			})),
	],
};

const HELP = 'Run "npm run diagrams" and commit what it writes.';

/** The first half of the message about a stored diagram. */
const REASON_TEXT: Record<DiagramFault, string> = {
	'other name': 'The name and the key of this diagram are not the hash of its Mermaid source',
	'not plain': 'The SVG of this diagram is not one that "npm run diagrams" writes',
	'other text': 'This diagram says something that is not in its Mermaid source',
};

const SUBJECT = {
	block: 'This diagram',
	questions: 'The diagram of these questions',
	'service map': 'The map of the services',
} as const;
