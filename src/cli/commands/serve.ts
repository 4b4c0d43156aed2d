import { show } from '../../core/text/prose/words.ts';
import { restoreSite } from '../../node/build/publish-site.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { serve } from '../../node/serve.ts';
import { firstSteps } from '../first-steps.ts';
import { command } from '../usage/command.ts';

/** `hindsight serve`: serves the site until it is interrupted. */
export const run = command('serve', async ({ options, operands: [folder = 'dist'], badUsage }, io) => {
	if (options.port !== undefined && !isPort(options.port)) {
		return badUsage(
			`${show(options.port)} is not a port; --port takes a whole number from 1 to 65535, or 0 for a free port.`,
		);
	}
	const port = Number(options.port ?? 4321);
	// A build that was stopped while it replaced the site has left no `dist`. This puts the previous site back.
	if (folder === 'dist') await restoreSite('.', folder);
	const where = { root: folder, ...(options.host !== undefined && { host: options.host }) };
	const server = await serve({ ...where, port }).catch((error: unknown) => {
		const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (!isTaken) throw error;
		return options.port === undefined ? serve({ ...where, port: 0 }) : undefined;
	});
	if (!server) {
		io.stderr(`Port ${port} is taken. Choose another with --port, or let --port 0 choose a free one.\n`);
		return 2;
	}
	const stopped = new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	io.stdout(`${server.url}/\n`);
	io.stderr('Press Ctrl-C to stop.\n');
	// Content with faults has no first steps, but its site is served all the same.
	const hint = firstSteps({ root: folder, content: CONTENT_FOLDER }).catch(() => '');
	io.stderr(await Promise.race([hint, stopped.then(() => '')]));
	await stopped;
	await server.close();
	return 0;
});

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}
