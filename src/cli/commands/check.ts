import { renderReport } from '../../core/report/index.ts';
import { checkContent } from '../../node/content/check-content.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { command } from '../usage/command.ts';

/** `hindsight check [DIR] [--format FORMAT]`: reports all problems with the content. */
export const run = command('check', async ({ options: { format }, operands: [folder = CONTENT_FOLDER] }, io) => {
	const report = await checkContent(folder);
	io.stdout(renderReport(report, format, { colour: io.colour }));
	return report.issues.length === 0 ? 0 : 1;
});
