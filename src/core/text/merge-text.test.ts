import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeText, moveCaret } from './merge-text.ts';

test.each([
	['one side only', 'pool', 'the pool', 'pool', 'the pool'],
	['the other side only', 'pool', 'pool', 'pool full', 'pool full'],
	['both ends', 'pool', 'the pool', 'pool full', 'the pool full'],
	['both ends, reversed', 'pool', 'pool full', 'the pool', 'the pool full'],
	['the same place: mine first', 'a', 'ab', 'ac', 'abc'],
	['the same edit', 'a', 'ab', 'ab', 'ab'],
	['a deletion and an insertion', 'one two three', 'one three', 'one two three four', 'one three four'],
	['two deletions that overlap', 'abcdef', 'af', 'abf', 'af'],
	['everything deleted while the other side typed at the end', 'abc', '', 'abcd', 'd'],
])('%s', (_, base, mine, theirs, merged) => {
	expect(mergeText(base, mine, theirs)).toBe(merged);
});

test('of two insertions anywhere in a text, no character is lost and none is added', () => {
	const parts = fc.tuple(fc.string(), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat(), fc.nat());
	fc.assert(
		fc.property(parts, ([base, mine, theirs, at, other]) => {
			const insert = (text: string, place: number) => {
				const where = place % (base.length + 1);
				return base.slice(0, where) + text + base.slice(where);
			};
			const merged = mergeText(base, insert(mine, at), insert(theirs, other));
			if (insert(mine, at) === insert(theirs, other)) expect(merged).toBe(insert(mine, at));
			else expect([...merged].sort().join('')).toBe([...base, ...mine, ...theirs].sort().join(''));
		}),
	);
});

test('two boxes that edit one stored text end with all characters of both', () => {
	const keys = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom('type', 'store')), { maxLength: 80 });
	fc.assert(
		fc.property(keys, (events) => {
			let stored = '';
			const typed = [0, 0];
			const boxes = [
				{ base: '', value: '', caret: 0 },
				{ base: '', value: '', caret: 0 },
			];
			const sync = (who: number) => {
				const box = boxes[who];
				if (!box) return;
				stored = mergeText(box.base, box.value, stored);
				box.caret = moveCaret(box.caret, box.value, stored);
				box.value = box.base = stored;
			};
			for (const [who, what] of events) {
				const box = boxes[who];
				if (!box) continue;
				if (what === 'store') sync(who);
				else {
					box.value = `${box.value.slice(0, box.caret)}${who === 0 ? 'a' : 'b'}${box.value.slice(box.caret)}`;
					box.caret += 1;
					typed[who] = (typed[who] ?? 0) + 1;
				}
			}
			for (const who of [0, 1, 0, 1]) sync(who);
			expect(boxes.map(({ value }) => value)).toEqual([stored, stored]);
			expect(stored.replaceAll('b', '').length).toBe(typed[0]);
			expect(stored.replaceAll('a', '').length).toBe(typed[1]);
		}),
	);
});

test('a caret stays between the same characters', () => {
	expect(moveCaret(3, 'abcdef', 'XXabcdef')).toBe(5);
	expect(moveCaret(3, 'abcdef', 'abcXdef')).toBe(3);
	expect(moveCaret(3, 'abcdef', 'abcdefX')).toBe(3);
	expect(moveCaret(4, 'abcdef', 'abf')).toBe(2);
});
