import { ORDINARY } from '../corpus/background.ts';
import { pick, seededRandom } from './random.ts';
import type { Random } from './random.ts';

/**
 * Generates the log of a web service on an ordinary day. Most lines are requests, queries and probes in a few layouts,
 * with times, addresses and ids that keep changing. About every fiftieth line is something else, sometimes a failure.
 * The log contains no error of any page: lines for which `isKnown` returns true are left out.
 *
 * @param size - minimum number of characters
 */
export function serviceLog(size: number, isKnown: (line: string) => boolean): string {
	const random = seededRandom(11);
	const others = ORDINARY.filter((line) => !isKnown(line));
	const all: string[] = [];
	for (let length = 0; length < size;) {
		const line = random() < 0.02 ? pick(random, others) : pick(random, LAYOUTS)(random, all.length);
		all.push(line);
		length += line.length + 1;
	}
	return all.join('\n');
}

const PATHS = ['/api/orders', '/api/orders/8812', '/api/cart', '/api/login', '/api/items?page=2', '/static/app.js'];
const METHODS = ['GET', 'GET', 'GET', 'POST', 'PUT'];
const STATUSES = [200, 200, 200, 200, 201, 204, 304, 401, 404];
const TABLES = ['orders', 'items', 'customers', 'carts'];
const AGENTS = ['curl/8.5.0', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'kube-probe/1.29'];

const LAYOUTS: readonly ((random: Random, line: number) => string)[] = [
	(random, line) =>
		`10.2.${number(random, 255)}.${number(random, 255)} - - [12/Mar/2025:${time(line)} +0000] "${pick(random, METHODS)} ${pick(random, PATHS)} HTTP/1.1" ${pick(random, STATUSES)} ${number(random, 90_000)} "-" "${pick(random, AGENTS)}"`,
	(random) =>
		`INFO:     10.2.${number(random, 255)}.${number(random, 255)}:${number(random, 65_535)} - "${pick(random, METHODS)} ${pick(random, PATHS)} HTTP/1.1" ${pick(random, STATUSES)} OK`,
	(random, line) =>
		`{"level":"info","time":"2025-03-12T${time(line)}.${number(random, 999)}Z","service":"basket-api","trace":"${id(random)}","msg":"request completed","method":"${pick(random, METHODS)}","path":"${pick(random, PATHS)}","status":${pick(random, STATUSES)},"duration_ms":${number(random, 400)}}`,
	(random, line) =>
		`2025-03-12 ${time(line)},${number(random, 999)} INFO [orders.payment] [${id(random)}] charged order ${number(random, 99_999)} for customer ${number(random, 9999)} in ${number(random, 300)} ms`,
	(random, line) =>
		`2025-03-12 ${time(line)}.${number(random, 999)} UTC [${number(random, 32_000)}] LOG:  duration: ${number(random, 90)}.${number(random, 999)} ms  statement: SELECT id, status FROM ${pick(random, TABLES)} WHERE id = ${number(random, 99_999)}`,
	(random, line) =>
		`time="2025-03-12T${time(line)}Z" level=debug msg="cache lookup" key="${pick(random, TABLES)}:${number(random, 99_999)}" hit=${random() < 0.9} took=${number(random, 900)}us`,
	(random, line) =>
		`I0312 ${time(line)}.${number(random, 999_999)}       1 prober.go:117] "Probe succeeded" probeType="Liveness" pod="shop/orders-${id(random).slice(0, 5)}" containerName="api"`,
];

function number(random: Random, max: number): number {
	return Math.floor(random() * (max + 1));
}

function id(random: Random): string {
	return Math.floor(random() * 2 ** 32)
		.toString(16)
		.padStart(8, '0');
}

/** Time of day of a line, at twenty lines per second. */
function time(line: number): string {
	const seconds = Math.floor(line / 20);
	return [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':');
}
