import { jwtVerify, SignJWT } from 'jose';

const STEP_MS = 100;
const STEPS = 12;
const LOGOUT_AT_STEP = 3;
const WORK_MS = 150;
const key = new TextEncoder().encode('a secret of thirty-two characters');

const blacklist = new Set<string>();

/** Asks the blacklist for every request. */
function isRevoked(jti: string) {
	return blacklist.has(jti);
}

/** Checks the token first and then works; the answer comes when the work is done. */
async function me(token: string) {
	const { payload } = await jwtVerify(token, key);
	if (isRevoked(String(payload.jti))) return 401;
	await sleep(WORK_MS);
	return 200;
}

const token = await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setJti('s-1').setExpirationTime('5m').sign(key);
const log: { step: number; status: number; endedAfterLogout: boolean }[] = [];
let isLoggedOut = false;
const running: Promise<void>[] = [];
for (let step = 0; step < STEPS; step++) {
	if (step === LOGOUT_AT_STEP) {
		blacklist.add('s-1');
		isLoggedOut = true;
	}
	running.push(me(token).then((status) => void log.push({ step, status, endedAfterLogout: isLoggedOut })));
	await sleep(STEP_MS);
}
await Promise.all(running);

log.sort((a, b) => a.step - b.step);
console.log(`one GET /me every ${STEP_MS} ms; the logout is answered before request ${LOGOUT_AT_STEP + 1}`);
console.log(`answers in order: ${log.map(({ status }) => status).join(' ')}`);
const begunAfter = log.filter(({ step }) => step >= LOGOUT_AT_STEP);
const inFlight = log.filter(({ step, endedAfterLogout }) => step < LOGOUT_AT_STEP && endedAfterLogout);
console.log(`begun before the logout, answered after it: ${inFlight.map(({ status }) => status).join(' ')}`);
console.log(`begun after the logout and accepted: ${begunAfter.filter(({ status }) => status === 200).length}`);

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
