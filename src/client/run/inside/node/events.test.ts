import { expect, test } from 'vitest';
import { EventEmitter, once } from './events.ts';

test('once resolves with the values of the event, and leaves no listener behind', async () => {
	const emitter = new EventEmitter();
	const waiting = once(emitter, 'end');
	emitter.emit('end', 1, 'two');
	expect(await waiting).toEqual([1, 'two']);
	expect(() => emitter.emit('error', new Error('later'))).toThrow('later');
});

test('once rejects on an error, and leaves no listener behind', async () => {
	const emitter = new EventEmitter();
	const waiting = once(emitter, 'end');
	emitter.emit('error', 'text');
	await expect(waiting).rejects.toThrow('text');
	expect(emitter.emit('end')).toBe(false);
});

test('once can wait for an error', async () => {
	const emitter = new EventEmitter();
	const waiting = once(emitter, 'error');
	emitter.emit('error', 'text');
	expect(await waiting).toEqual(['text']);
});
