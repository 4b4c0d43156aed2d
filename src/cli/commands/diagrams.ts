import { count } from '../../core/text/prose/words.ts';
import { compareDiagrams, updateDiagrams } from '../../node/diagrams/draw.ts';
import { DIAGRAM_FOLDER } from '../../node/diagrams/store.ts';
import { COLUMN_WIDTH } from '../../node/diagrams/svg.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { requireContent } from '../require-content.ts';
import { command } from '../usage/command.ts';

/** `hindsight diagrams`: renders the diagrams that have no SVG, or only lists what is missing or unused. */
export const run = command('diagrams', async ({ options }, io) => {
	if (!requireContent(io)) return 2;
	const { diagrams, missing, unused } = await compareDiagrams(CONTENT_FOLDER);
	if (options.check) {
		for (const { where } of missing) io.stdout(`${where}  has no SVG. Run "npm run diagrams".\n`);
		for (const key of unused) io.stdout(`${fileOf(key)}  belongs to no diagram. Run "npm run diagrams".\n`);
		const isComplete = missing.length + unused.length === 0;
		if (isComplete) io.stdout(`${count(diagrams.length, 'diagram')}, each with its SVG.\n`);
		return isComplete ? 0 : 1;
	}
	const { rendered, failed } = await updateDiagrams(CONTENT_FOLDER, options.all ? diagrams : missing, unused);
	for (const { where, key, bytes } of rendered) io.stdout(`${where}  rendered: ${fileOf(key)}, ${bytes} bytes.\n`);
	for (const { where, width } of rendered) {
		if (width <= COLUMN_WIDTH * 1.2) continue;
		io.stderr(
			`${where}  The SVG is ${width} pixels wide, but a column is only ${COLUMN_WIDTH}, so readers must scroll sideways. ` +
				'Draw it from top to bottom (TD), or shorten its labels.\n',
		);
	}
	for (const { where, reason } of failed) io.stderr(`${where}  Not rendered. ${reason}\n`);
	for (const key of unused) io.stdout(`${fileOf(key)}  removed: no diagram uses it.\n`);
	io.stdout(`${count(diagrams.length, 'diagram')}: ${rendered.length} rendered, ${unused.length} removed.\n`);
	return failed.length === 0 ? 0 : 1;
});

function fileOf(key: string): string {
	return `${CONTENT_FOLDER}/${DIAGRAM_FOLDER}/${key}.svg.json`;
}
