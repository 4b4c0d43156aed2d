import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SeenAnswer } from '../../core/rehearsal/symptom.ts';

/**
 * Starts the counterpart of a Kubernetes service: one address of 127.0.0.1, which passes each request to the next pod
 * that is ready. It records the status and the duration of each answer, because that is what users notice.
 *
 * @param targets The ports of the pods that are ready now.
 */
export async function startService(targets: () => readonly number[]): Promise<Service> {
	const agent = new Agent({ keepAlive: true, maxSockets: 200 });
	const answers: SeenAnswer[] = [];
	let token: SeenToken | undefined;
	let next = 0;
	const server = createServer((incoming, outgoing) => {
		const startedAt = Date.now();
		const recordAnswer = (status: number): void => {
			const sent = /^Bearer (\S+)$/.exec(incoming.headers.authorization ?? '')?.[1];
			// A token that was rejected is replaced only by another that is rejected.
			if (sent !== undefined && (status === 401 || !token?.isRejected))
				token = { text: sent, isRejected: status === 401 };
			answers.push({ at: Date.now(), status, ms: Date.now() - startedAt });
			// Forget answers that are older than a minute.
			while ((answers[0]?.at ?? Infinity) < Date.now() - 60_000) answers.shift();
		};
		const ports = targets();
		const port = ports[next++ % Math.max(1, ports.length)];
		if (port === undefined) {
			outgoing.writeHead(503).end('no pod is ready\n');
			recordAnswer(503);
			return;
		}
		pass(incoming, outgoing, port, agent, recordAnswer);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		answers,
		token: () => token?.text,
		async close() {
			agent.destroy();
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

function pass(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	port: number,
	agent: Agent,
	recordAnswer: (status: number) => void,
): void {
	const { method, url: path, headers } = incoming;
	const passed = request({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
		answer.once('end', () => recordAnswer(answer.statusCode ?? 502));
		answer.once('error', () => outgoing.destroy());
	});
	passed.once('error', () => {
		recordAnswer(502);
		if (!outgoing.headersSent) outgoing.writeHead(502).end('the pod did not answer\n');
	});
	// A client that gives up ends its request to the pod too.
	outgoing.once('close', () => passed.destroy());
	incoming.pipe(passed);
}

interface SeenToken {
	text: string;
	isRejected: boolean;
}

export interface Service {
	url: string;
	/** The answers of the last minute, oldest first. */
	answers: readonly SeenAnswer[];
	/** The bearer token that was last answered with 401; if there is none, the token that was last sent. */
	token: () => string | undefined;
	close: () => Promise<void>;
}
