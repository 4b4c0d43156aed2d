import http from 'k6/http';
import { check, sleep } from 'k6';
import exec from 'k6/execution';

export const options = {
	scenarios: {
		stress: { executor: 'per-vu-iterations', vus: Number(__ENV.VUS), iterations: 2, maxDuration: '60s' },
	},
	thresholds: { checks: ['rate==1'] },
};

/** Each user asks one of the four modules; all of them begin at the same moment. */
export default function () {
	const response = http.get(`${__ENV.BASE_URL}/${exec.vu.idInTest % 4}`);
	check(response, { 'status is 200': ({ status }) => status === 200 });
	sleep(0.2);
}

/** Takes the place of k6's own summary: the counts that the page is about. */
export function handleSummary({ metrics }) {
	const { passes, fails } = metrics.checks.values;
	return { stdout: `requests ${passes + fails} failures ${fails}` };
}
