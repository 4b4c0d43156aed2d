import { expect, test } from 'vitest';
import { messageOf } from './message-of.ts';

test('anything that is thrown has a message', () => {
	expect(messageOf(new TypeError('no stock'))).toBe('no stock');
	expect(messageOf('no stock')).toBe('no stock');
	expect(messageOf(undefined)).toBe('undefined');
});
