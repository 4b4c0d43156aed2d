import { obstaclesTo, type Obstacle } from '../runner/services.ts';
import type { Finding, Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unrunnableSnippet: Rule = {
	name: 'unrunnable-snippet',
	summary: 'The runner can start everything that a snippet needs.',
	check: (content) =>
		documentsOf(content, 'snippet').flatMap(({ file, data, locate }) => {
			// Another rule reports an invalid "needs".
			if (!data.needs) return [];
			return obstaclesTo(data).map((obstacle) => ({
				file,
				position: locate(obstacle.path),
				...explain(obstacle),
			}));
		}),
};

function explain(obstacle: Obstacle): Pick<Finding, 'message' | 'help'> {
	switch (obstacle.is) {
		case 'page only':
			return {
				message: 'This snippet runs only in the page, so "npm run prove" cannot record evidence for it.',
				help: 'Add "local" to "runtimes".',
			};
		case 'not needed':
			return {
				message: `These are settings for ${obstacle.server}, which is not in "needs", so the runner never starts it with them.`,
				help: `Add "${obstacle.server}" to "needs", or delete the settings.`,
			};
		case 'reserved setting':
			return {
				message: `The runner sets "${obstacle.name}" of ${obstacle.server} itself for each run, for example to a free port, so this value has no effect.`,
				help: 'Delete it. The snippet finds its servers in DATABASE_URL, PGBOUNCER_URL and REDIS_URL.',
			};
	}
}
