import { describe, expect, test } from 'vitest';
import { AnswerSchema } from './kinds/postmortem.ts';
import { TimeOrNotRecordedSchema, TimeSchema } from './primitives.ts';
import { AlertNameSchema } from './kinds/runbook.ts';
import { CONTENT_FORMAT, SiteSchema } from './site.ts';

describe('a time', () => {
	test.each([
		['2024-12-05T09:30Z', '2024-12-05T09:30:00Z'],
		['2024-12-05T09:30:15Z', '2024-12-05T09:30:15Z'],
		['2024-12-05T11:30+02:00', '2024-12-05T09:30:00Z'],
		['2024-12-05T04:00:00-05:30', '2024-12-05T09:30:00Z'],
		['2024-12-31T23:30-02:00', '2025-01-01T01:30:00Z'],
		['2024-03-01T00:30+01:00', '2024-02-29T23:30:00Z'],
		[new Date('2024-12-05T09:30:00Z'), '2024-12-05T09:30:00Z'],
	])('%s is %s in UTC', (written, utc) => {
		expect(TimeSchema.parse(written)).toBe(utc);
	});

	test.each([
		['2026-02-30T10:00+02:00', 'is not a time that exists'],
		// In UTC this would be 28 February.
		['2026-02-29T00:30+02:00', 'is not a time that exists'],
		['2026-02-30T10:00Z', 'is not a time that exists'],
		['2024-12-05T24:00Z', 'is not a time that exists'],
		['2024-12-05T09:60+02:00', 'is not a time that exists'],
		['2024-12-05T09:30', 'must be an RFC 3339 time'],
		['2024-12-05T09:30+0200', 'must be an RFC 3339 time'],
		['2024-12-05T09:30+15:00', 'must be an RFC 3339 time'],
		['2024-12-05', 'must be an RFC 3339 time'],
	])('%s is rejected', (written, message) => {
		expect(TimeSchema.safeParse(written).error?.issues[0]?.message).toContain(message);
	});

	test('may be "not recorded" where a source may say nothing', () => {
		expect(TimeOrNotRecordedSchema.parse('not recorded')).toBe('not recorded');
		expect(TimeSchema.safeParse('not recorded').success).toBe(false);
	});
});

describe('the name of an alert', () => {
	test.each(['etcdNoLeader', 'High Error Rate', 'KubePodCrashLooping', 'job:errors:rate5m', 'v1.2', 'Störung'])(
		'may be %j',
		(name) => {
			expect(AlertNameSchema.parse(` ${name} `)).toBe(name);
		},
	);

	test.each(['.', '..', '...', 'a/b', 'a\\b', 'a?b', 'a#b', 'a%2fb', '<b>', '{a}', 'a"b', "a'b", 'a\nb', '', '  '])(
		'may not be %j, which is not one part of an address',
		(name) => {
			expect(AlertNameSchema.safeParse(name).success).toBe(false);
		},
	);

	test('has at most 120 characters', () => {
		expect(AlertNameSchema.safeParse('A'.repeat(120)).success).toBe(true);
		expect(AlertNameSchema.safeParse('A'.repeat(121)).success).toBe(false);
	});
});

describe('a line of the answer', () => {
	const answer = (text: string, rests: string[] = ['notes']) => {
		const line = { text: 'Text.', rests: ['notes'] };
		const whole = { broke: { text, rests }, cause: line, fixedBy: line, learned: line, stillOpen: line };
		return AnswerSchema.safeParse(whole).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
	};

	test.each([
		'Orders failed.',
		'Orders failed. Some customers paid twice.',
		'p95 was 1.2 s at 09.30 Uhr, e.g. in the shop.',
		'Orders failed, as "no room" says. `pool_size` was 5',
	])('may be %j', (text) => {
		expect(answer(text)).toEqual([]);
	});

	test.each([
		'Orders failed. Some customers paid twice. They were refunded.',
		'Orders failed! Why? 3 pools were full.',
		'It said "no room." It waited. It gave up.',
		'One.\nTwo.\nThree.',
	])('may not be %j, which has three sentences', (text) => {
		expect(answer(text)).toEqual(['broke.text must have at most two sentences']);
	});

	test('rests on something', () => {
		expect(answer('Orders failed.', [])).toHaveLength(1);
	});
});

describe('the settings of a site', () => {
	const site = (change: object) => {
		const whole = {
			format: CONTENT_FORMAT,
			name: 'Base',
			description: 'Text.',
			url: 'https://base.example',
			securityContact: 'mailto:security@base.example',
			...change,
		};
		return SiteSchema.safeParse(whole).error?.issues.map(({ path }) => path.join('.')) ?? [];
	};

	test('choose no packs unless they say so', () => {
		expect(site({})).toEqual([]);
		const { data } = SiteSchema.shape.packs.safeParse(undefined);
		expect(data).toEqual([]);
		expect(site({ packs: ['pools', 'tokens'] })).toEqual([]);
		expect(site({ packs: ['../pools'] })).toEqual(['packs.0']);
		expect(site({ packs: 'pools' })).toEqual(['packs']);
	});

	test('name the format that is read', () => {
		for (const format of [1, 3, '2', undefined]) expect(site({ format })).toEqual(['format']);
	});

	test.each([
		'https://base.example/',
		'https://org.github.io/kb/',
		'https://org.github.io/kb',
		'http://a.example/a_b/c.d/',
	])('may be published at %s', (url) => {
		expect(site({ url })).toEqual([]);
	});

	test.each([
		'https://base.example/?a=b',
		'https://base.example/#kb',
		'https://base.example/a;b/',
		'https://base.example/a,b/',
		'https://base.example/a//b/',
		'https://base.example/.hidden/',
		'https://base.example/a%20b/',
		'https://user@base.example/',
		'ftp://base.example/',
		'base.example',
	])('may not be published at %s', (url) => {
		expect(new Set(site({ url }))).toEqual(new Set(['url']));
	});
});
