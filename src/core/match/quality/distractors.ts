import type { Signature } from '../signatures/index-build.ts';
import { pick } from './random.ts';
import type { Random } from './random.ts';

/** Invented signatures that use the words of real ones: the right error must still rank first among them. */
export function distractors(count: number, random: Random): Signature[] {
	return Array.from({ length: count }, (_, i) => ({
		error: `distractor-${i}`,
		codes: [],
		supersedes: [],
		templates: Array.from({ length: 4 }, () => ({ template: sentence(random), strength: 'message' as const })),
	}));
}

const WHO = words(
	'scheduler replicator gateway indexer broker planner exporter collector registry allocator compactor balancer migrator resolver dispatcher archiver',
);
const WHAT = words(
	'session token connection pool transaction statement lease snapshot partition certificate request upstream thread cursor channel queue bucket replica shard callback deadline signature',
);
const DID = [
	'could not be acquired',
	'was refused by the peer',
	'has expired and cannot be renewed',
	'exceeded its limit',
	'timed out while waiting for a slot',
	'was closed unexpectedly',
	'is already in progress elsewhere',
	'has been revoked by the owner',
	'is not bound to a worker',
	'was cancelled due to a timeout',
];
const WHY = [
	'after <int:attempts> attempts',
	'limit <int:limit> reached',
	'for <quoted:name>',
	'on <host:node>',
	'within <int:ms>ms',
	'because the <word:role> is draining',
	'due to backpressure',
];

function sentence(random: Random): string {
	const number = 1000 + Math.floor(random() * 9000);
	return `${pick(random, WHO)} ${pick(random, WHAT)} ${pick(random, DID)}: ${pick(random, WHAT)} ${pick(random, WHY)} E${number}`;
}

function words(text: string): string[] {
	return text.split(' ');
}
