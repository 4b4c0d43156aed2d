import type { Rule } from './rule.ts';

export const imageInBody: Rule = {
	name: 'image-in-body',
	summary: 'A body has no images, because a diagram or text can show the same thing.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.images.map(({ url, position }) => ({
				file,
				position,
				...(isRemote(url) ? explainRemote : explainLocal)(url),
			})),
		),
};

function isRemote(url: string): boolean {
	return /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(url);
}

const HELP = 'Draw a diagram in a `mermaid` block, put the output that the image shows into a `text` block';

const explainRemote = (url: string) => ({
	message: `The image "${url}" would be fetched from another server for every reader of this page, and is missing when that server is down.`,
	help: `${HELP}, or link to it: [what it shows](${url}).`,
});

const explainLocal = (url: string) => ({
	message: `The image "${url}" would stop the build half-way: a body is text, and contains no image files.`,
	help: `${HELP}, or describe it in words.`,
});
