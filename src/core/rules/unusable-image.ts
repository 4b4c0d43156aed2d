import { faultsOf, type Rule } from './rule.ts';

export const unusableImage: Rule = {
	name: 'unusable-image',
	summary: 'An image is what the ending of its name says, and is not too large for a page.',
	check: (content) =>
		faultsOf(content, 'unusable-image').map(({ file, position, reason }) => ({
			file,
			position,
			message: `This image ${reason}.`,
			help: 'Save it again as PNG, JPEG, WebP, AVIF or GIF, and no larger than it is shown.',
		})),
};
