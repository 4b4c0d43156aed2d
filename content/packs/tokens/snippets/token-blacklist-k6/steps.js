import http from 'k6/http';
import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { Counter } from 'k6/metrics';

const sent = new Counter('me_sent');
const unauthorized = new Counter('me_401');

export const options = {
	scenarios: {
		users: { executor: 'per-vu-iterations', vus: Number(__ENV.VUS || 5), iterations: 1 },
	},
	thresholds: { checks: ['rate==1'] },
};

/** Users arrive one after the other, half a second apart. */
export function arrive() {
	sleep((exec.vu.idInTest - 1) * 0.5);
}

/** Asks for `/me` four times, with a pause after each. */
export function browse(token) {
	for (let request = 1; request <= 4; request++) {
		const response = http.get(`${__ENV.BASE_URL}/me`, bearer(token));
		sent.add(1);
		unauthorized.add(response.status === 401 ? 1 : 0);
		if (!check(response, { 'GET /me is 200': ({ status }) => status === 200 })) {
			console.warn(
				`user ${exec.vu.idInTest}, request ${request}: GET /me ${response.status} ${response.json('error')}`,
			);
		}
		sleep(0.4);
	}
}

export function logIn() {
	return http.post(`${__ENV.BASE_URL}/login`).json('token');
}

export function logOut(token) {
	http.post(`${__ENV.BASE_URL}/logout`, null, bearer(token));
}

/** Takes the place of k6's own summary: the counts that the page is about. */
export function handleSummary({ metrics }) {
	const total = metrics.me_sent.values.count;
	const refused = metrics.me_401.values.count;
	const share = Math.round((refused / total) * 100);
	return { stdout: `GET /me: ${total} sent, ${refused} answered with 401 (${share} %)\n` };
}

function bearer(token) {
	return { headers: { Authorization: `Bearer ${token}` } };
}
