import http from 'k6/http';
import { check } from 'k6';

export const options = { vus: 8, duration: '30m', thresholds: { checks: ['rate==1'] } };

/** Logs in again and again, as fast as the service lets it. */
export default function () {
	const headers = { 'Content-Type': 'application/json' };
	const body = JSON.stringify({ user: 'test', password: 'test' });
	const response = http.post(`${__ENV.SERVICE_URL}/login`, body, { headers, timeout: '120s' });
	check(response, { 'login is 200': ({ status }) => status === 200 });
}
