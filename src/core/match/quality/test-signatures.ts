import { buildIndex } from '../signatures/index-build.ts';
import type { Signature } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import type { Index } from '../signatures/loaded-index.ts';

/** A few signatures for tests, so that the tests do not depend on the content. */
export const SIGNATURES: readonly Signature[] = [
	signature(
		'pool-wait',
		['3o7r'],
		[
			'QueuePool limit of size <int:pool size> overflow <int:overflow> reached, connection timed out, timeout <float:timeout>',
			'QueuePool limit of size <int:pool size> overflow <int:overflow> reached',
		],
	),
	signature(
		'deadlock',
		['40P01'],
		['deadlock detected <*> Process <int:pid> waits for <word:lock> on transaction', 'ERROR: deadlock detected'],
	),
	signature('slow-callback', [], ['Executing <*:callback> took <float:seconds> seconds']),
	signature(
		'session-in-use',
		['isce'],
		["Method <quoted:called> can't be called here; method <quoted:running> is already in progress"],
	),
	signature('too-many-clients', ['53300'], ['sorry, too many clients already'], ['java-pool']),
	signature('java-pool', [], ['Connection is not available, request timed out after <int:waited>ms']),
	signature('dial-timeout', [], ['dial tcp <host:address>: i/o timeout']),
	signature('asyncpg', [], ['cannot perform operation: another operation is in progress']),
	{
		error: 'detached',
		codes: ['bhk3'],
		supersedes: [],
		templates: [
			{ template: 'Parent instance <word:instance> is not bound to a Session', strength: 'message' },
			{ template: 'DetachedInstanceError', strength: 'class' },
		],
	},
	signature('french', [], ['désolé, trop de clients sont déjà connectés']),
	signature('chinese', [], ['连接池已满']),
];

/** The index of these signatures, after a round trip through JSON. */
export function testIndex(): Index {
	return loadIndex(JSON.parse(JSON.stringify(buildIndex(SIGNATURES))));
}

function signature(error: string, codes: string[], templates: string[], supersedes: string[] = []): Signature {
	return { error, codes, supersedes, templates: templates.map((template) => ({ template, strength: 'message' })) };
}
