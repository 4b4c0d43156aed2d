import { parseArgs } from 'node:util';
import { listOf, show } from '../../core/text/words.ts';
import { restoreSite } from '../../node/build/publish-site.ts';
import { serve } from '../../node/serve.ts';
import type { Run } from '../io/io.ts';
import { messageOf } from '../../core/text/message-of.ts';

const HELP = `Usage: hindsight serve [DIR] [--port PORT] [--host HOST]

Serves a built site and prints its address.

  DIR            the folder of the built site (default: dist)
  --port PORT    the port, 0 for a free one (default: 4321; a free one if that is taken)
  --host HOST    the address to listen on (default: 127.0.0.1)
  -h, --help     print this help

Exit status: 0 after Ctrl-C, 2 for bad usage, without a built site or if the port cannot be had.
`;

/** `hindsight serve`: runs until it is interrupted. */
export const run: Run = async (args, io) => {
	const options = readOptions(args);
	if (typeof options === 'string') {
		io.stderr(`${options}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	const { root, host, port = 4321 } = options;
	if (root === 'dist') await restoreSite('.', root);
	const place = { root, ...(host !== undefined && { host }) };
	const server = await serve({ ...place, port }).catch((error: unknown) => {
		const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (!taken) throw error;
		return options.port === undefined ? serve({ ...place, port: 0 }) : undefined;
	});
	if (!server) {
		io.stderr(`Port ${port} is taken. Choose another one with --port, or 0 for a free one.\n`);
		return 2;
	}
	io.stdout(`${server.url}/\n`);
	io.stderr('Press Ctrl-C to stop.\n');
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	await server.close();
	return 0;
};

function readOptions(args: string[]): Options | string {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				port: { type: 'string' },
				host: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const [root = 'dist', ...others] = positionals;
		if (others.length > 0) return `One folder at a time: ${listOf(positionals, 'and')} are too many.`;
		const { port, host, help } = values;
		if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
			return `${show(port)} is not a port; --port takes a whole number from 1 to 65535, or 0 for a free port.`;
		}
		return { root, port: port === undefined ? undefined : Number(port), host, help };
	} catch (error) {
		return messageOf(error);
	}
}

interface Options {
	root: string;
	/** Undefined: any will do. */
	port: number | undefined;
	host: string | undefined;
	help: boolean;
}
