import { obstaclesTo, type Obstacle } from '../runner/services.ts';
import type { Finding, Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const unrunnableSnippet: Rule = {
	name: 'unrunnable-snippet',
	summary: 'The runner can start what a snippet asks for.',
	check: (content) =>
		documentsOf(content, 'snippet').flatMap(({ file, data, locate }) => {
			// A list of needs that could not be read is reported for that.
			if (!data.needs) return [];
			return obstaclesTo(data).map((obstacle) => ({
				file,
				position: locate(obstacle.path),
				...wordsFor(obstacle),
			}));
		}),
};

function wordsFor(obstacle: Obstacle): Pick<Finding, 'message' | 'help'> {
	switch (obstacle.is) {
		case 'page only':
			return {
				message: 'This snippet runs in the page only, so "npm run prove" cannot record evidence for it.',
				help: 'Add "local" to "runtimes".',
			};
		case 'not needed':
			return {
				message: `These are settings for ${obstacle.server}, which is not in "needs", so it is never started with them.`,
				help: `Add "${obstacle.server}" to "needs", or delete the settings.`,
			};
		case 'own setting':
			return {
				message: `The runner sets "${obstacle.name}" of ${obstacle.server} itself, to a free port and folder of each run, so this value cannot hold.`,
				help: 'Delete it. The snippet finds its servers in DATABASE_URL, PGBOUNCER_URL and REDIS_URL.',
			};
	}
}
