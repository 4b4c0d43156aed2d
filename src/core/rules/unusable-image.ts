import { listOf } from '../text/prose/words.ts';
import type { ImageProblem } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unusableImage: Rule = {
	name: 'unusable-image',
	summary: 'The format of an image matches its file extension, and it is not too large for a page.',
	check: (content) =>
		faultsOf(content, 'unusable-image').map(({ file, position, ...problem }) => {
			return { file, position, ...explain(problem) };
		}),
};

function explain(problem: ImageProblem): { message: string; help: string } {
	switch (problem.reason) {
		case 'too large': {
			const [size, limit] = [problem.bytes, problem.limit].map((bytes) => (bytes / 1_000_000).toFixed(1));
			return {
				message: `This image is ${size} MB; above ${limit} MB, it would keep a reader with a slow connection waiting.`,
				help: 'Save it no larger than a page shows it, or crop it to the part that matters.',
			};
		}
		case 'another format': {
			const { extension, found } = problem;
			const name = `Its name ends in ".${extension}"`;
			return found === undefined
				? {
						message: `${name}, but its first bytes are not those of an image, so browsers would not show it.`,
						help: `Save it again as an image: the extensions are ${listOf(EXTENSIONS, 'and')}.`,
					}
				: {
						message: `${name}, but it is actually ${found === 'avif' ? 'an' : 'a'} ${found.toUpperCase()} file, so browsers may not show it.`,
						help: `Rename it to end in ".${found}", here and in "images" of the page.`,
					};
		}
		case 'unreadable':
			return {
				message: `This image cannot be read: ${problem.cause}.`,
				help: 'Correct its permissions, or restore it from git.',
			};
	}
}

const EXTENSIONS = ['.png', '.jpg', '.webp', '.gif', '.avif'];
