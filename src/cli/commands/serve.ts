import { parseArgs } from 'node:util';
import { serve } from '../../node/serve.ts';
import type { Run } from '../io.ts';

const HELP = `Usage: hindsight serve [DIR] [--port PORT] [--host HOST]

Serves a built site and prints its address.

  DIR            the folder of the built site (default: dist)
  --port PORT    the port, 0 for a free one (default: 4321; a free one if that is taken)
  --host HOST    the address to listen on (default: 127.0.0.1)
`;

/** `hindsight serve`: runs until it is interrupted. */
export const run: Run = async (args, io) => {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
	});
	if (values.help) {
		io.stdout(HELP);
		return 0;
	}
	const port = Number(values.port ?? 4321);
	if (positionals.length > 1 || !Number.isInteger(port) || port < 0 || port > 65_535) {
		io.stderr(HELP);
		return 2;
	}
	const options = { root: positionals[0] ?? 'dist', ...(values.host !== undefined && { host: values.host }) };
	const server = await serve({ ...options, port }).catch((error: unknown) => {
		const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (!taken || values.port !== undefined) throw error;
		return serve({ ...options, port: 0 });
	});
	io.stdout(`${server.url}/\n`);
	io.stderr('Press Ctrl-C to stop.\n');
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	await server.close();
	return 0;
};
