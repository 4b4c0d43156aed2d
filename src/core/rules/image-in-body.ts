import type { Rule } from './rule.ts';

export const imageInBody: Rule = {
	name: 'image-in-body',
	summary: 'A body has no images: what they show is drawn as a diagram or said in text.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.images.map(({ url, position }) => ({ file, position, ...(isElsewhere(url) ? FETCHED : LOCAL)(url) })),
		),
};

function isElsewhere(url: string): boolean {
	return /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(url);
}

const HELP = 'Draw it in a block of `mermaid`, put what it prints into a block of `text`';

const FETCHED = (url: string) => ({
	message: `The image "${url}" would be fetched from another server by everybody who reads this page, and is missing when that server is down.`,
	help: `${HELP}, or link to it: [what it shows](${url}).`,
});

const LOCAL = (url: string) => ({
	message: `The image "${url}" stops the build of the site half-way: content is text, and no picture is stored with it.`,
	help: `${HELP}, or say in words what it shows.`,
});
