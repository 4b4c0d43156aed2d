import { faultsOf, type Rule } from './rule.ts';

export const otherFormat: Rule = {
	name: 'other-format',
	summary: 'The content is written in the format that this version reads.',
	check: (content) =>
		faultsOf(content, 'other-format').map(({ file, position, found, reads }) => {
			const isOlder = typeof found !== 'number' || found < reads;
			return {
				file,
				position,
				message: `This content is in format ${String(found)}, and this version of Hindsight reads format ${reads}.`,
				help: isOlder
					? 'Run "npm run hindsight -- migrate". It changes the files of the content and lists what it changed; nothing else was checked.'
					: 'Use a version of Hindsight that is at least as new as the one that wrote it.',
			};
		}),
};
