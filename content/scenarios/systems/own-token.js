import http from 'k6/http';
import { check, sleep } from 'k6';

const base = __ENV.SERVICE_URL;

export const options = { vus: 5, duration: '30m', thresholds: { checks: ['rate==1'] } };

/** Each user logs in for itself, and logs out only its own token. */
export default function () {
	const token = logIn();
	const params = { headers: { Authorization: `Bearer ${token}` } };
	check(http.get(`${base}/me`, params), { 'me is 200': (response) => response.status === 200 });
	http.post(`${base}/logout`, null, params);
	sleep(1);
}

function logIn() {
	const headers = { 'Content-Type': 'application/json' };
	return http.post(`${base}/login`, JSON.stringify({ user: 'test', password: 'test' }), { headers }).json('token');
}
